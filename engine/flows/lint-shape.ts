import type { LintProblem } from '@/engine/definitions/kind';
import { LIMITS } from '@/engine/kernel/limits';
import { outgoing } from './graph';
import { flowError } from './lint-problem';
import { findNodeType } from './nodes/registry';
import type { FlowBody, FlowEdge, FlowNode } from './schema';

/** Whether the drawing can be walked: from one start, through every node, to an end, never in a circle. */
export function lintShape(body: FlowBody): LintProblem[] {
  // A circle or a duplicate makes the other walks meaningless.
  const broken = [...lintIds(body), ...lintEdges(body), ...lintCycles(body)];
  const ends = lintStartAndEnd(body);
  return broken.length
    ? [...broken, ...ends]
    : [...ends, ...body.nodes.flatMap((node) => lintWays(body, node)), ...lintReach(body)];
}

function lintIds(body: FlowBody): LintProblem[] {
  const twice = (parts: readonly { readonly id: string }[]) => {
    const seen = new Set<string>();
    return parts.filter(({ id }) => seen.size === seen.add(id).size);
  };
  return [...twice(body.nodes), ...twice(body.edges)].map(({ id }) => flowError('flows.idTwice', id, { id }));
}

function lintEdges(body: FlowBody): LintProblem[] {
  const nodes = new Set(body.nodes.map(({ id }) => id));
  const problems: LintProblem[] = [];
  for (const edge of body.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) problems.push(flowError('flows.edgeLoose', edge.id));
    else if (edge.from === edge.to) problems.push(flowError('flows.circle', edge.from));
  }
  return problems;
}

/** One complaint for each node that can reach itself. */
function lintCycles(body: FlowBody): LintProblem[] {
  const left = new Map(
    body.nodes.map(({ id }) => [id, body.edges.filter((edge) => edge.to === id && edge.from !== id)]),
  );
  for (let removed = true; removed; ) {
    removed = false;
    for (const [id, into] of left) {
      if (into.some((edge) => left.has(edge.from))) continue;
      left.delete(id);
      removed = true;
    }
  }
  // What is left lies on a circle or behind one; only the former can be reached from itself.
  return [...left.keys()].filter((id) => reaches(body, id).has(id)).map((id) => flowError('flows.circle', id));
}

function lintStartAndEnd(body: FlowBody): LintProblem[] {
  const starts = body.nodes.filter((node) => findNodeType(node.type)?.incoming === 'none');
  const ends = body.nodes.filter((node) => findNodeType(node.type)?.outgoing === 'none');
  return [
    ...(starts.length === 0 ? [flowError('flows.startMissing')] : []),
    ...starts.slice(1).map(({ id }) => flowError('flows.startTwice', id)),
    ...(ends.length === 0 ? [flowError('flows.endMissing')] : []),
  ];
}

function lintWays(body: FlowBody, node: FlowNode): LintProblem[] {
  const type = findNodeType(node.type);
  if (!type) return [];
  const out = outgoing(body, node.id);
  const problems: LintProblem[] = [];
  if (type.incoming === 'none' && body.edges.some(({ to }) => to === node.id))
    problems.push(flowError('flows.wayIntoStart', node.id));
  if (type.outgoing === 'none' && out.length) problems.push(flowError('flows.wayOutOfEnd', node.id));
  if (type.outgoing === 'one' && out.length > 1) problems.push(flowError('flows.tooManyWays', node.id));
  if (type.outgoing !== 'none' && out.length === 0) problems.push(flowError('flows.deadEnd', node.id));
  return [...problems, ...(type.chooses ? lintChoice(node, out) : out.flatMap(lintPlainWay))];
}

function lintChoice(node: FlowNode, out: readonly FlowEdge[]): LintProblem[] {
  const defaults = out.filter((edge) => edge.default);
  const problems: LintProblem[] = [];
  if (out.length > LIMITS.flowNodes) problems.push(flowError('flows.tooManyWays', node.id));
  if (out.length && defaults.length === 0) problems.push(flowError('flows.defaultMissing', node.id));
  for (const edge of defaults.slice(1)) problems.push(flowError('flows.defaultTwice', edge.id));
  for (const edge of out) {
    if (!edge.default && !edge.condition) problems.push(flowError('flows.conditionMissing', edge.id));
  }
  return problems;
}

function lintPlainWay(edge: FlowEdge): LintProblem[] {
  return edge.condition || edge.default ? [flowError('flows.conditionUnused', edge.id)] : [];
}

function lintReach(body: FlowBody): LintProblem[] {
  const start = body.nodes.find((node) => findNodeType(node.type)?.incoming === 'none');
  if (!start) return [];
  const reached = reaches(body, start.id).add(start.id);
  const ends = new Set(body.nodes.filter((node) => findNodeType(node.type)?.outgoing === 'none').map(({ id }) => id));
  return body.nodes.flatMap(({ id }) => {
    if (!reached.has(id)) return [flowError('flows.unreachable', id)];
    const onward = reaches(body, id);
    // A dead end has its own complaint.
    const goesOn = onward.size > 0 && !ends.has(id);
    return goesOn && ![...onward].some((one) => ends.has(one)) ? [flowError('flows.endUnreachable', id)] : [];
  });
}

/** Nodes that can be reached from a node; itself only on a circle. */
function reaches(body: FlowBody, from: string): Set<string> {
  const found = new Set<string>();
  const walk = [from];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    for (const edge of body.edges) {
      if (edge.from !== at || found.has(edge.to)) continue;
      found.add(edge.to);
      walk.push(edge.to);
    }
  }
  return found;
}
