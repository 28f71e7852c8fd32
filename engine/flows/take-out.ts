import { Fault } from '@/engine/kernel/fault';
import { outgoing } from './graph';
import { findNodeType } from './nodes/registry';
import type { FlowBody, FlowEdge } from './schema';

/** The flow without a node: its ways in lead on to where it led. */
export function without(body: FlowBody, id: string): FlowBody {
  const node = body.nodes.find((one) => one.id === id);
  if (!node) throw new Fault('conflict', 'flows.partGone', { id });
  if (findNodeType(node.type)?.incoming === 'none') throw new Fault('refused', 'flows.startStays');
  const targets = new Set(outgoing(body, id).map((edge) => edge.to));
  if (targets.size > 1) throw new Fault('refused', 'flows.severalWays');
  const [target] = targets;
  const into = body.edges.filter((edge) => edge.to === id);
  if (target === undefined && into.some((edge) => outgoing(body, edge.from).every(({ to }) => to === id))) {
    throw new Fault('refused', 'flows.lastWay');
  }
  if (target === undefined && into.some((edge) => edge.default)) throw new Fault('refused', 'flows.defaultStays');
  const edges = body.edges.flatMap((edge): FlowEdge[] => {
    if (edge.from === id) return [];
    if (edge.to !== id) return [edge];
    return target === undefined ? [] : [{ ...edge, to: target }];
  });
  return { ...body, nodes: body.nodes.filter((one) => one.id !== id), edges };
}

/** Drops what could be reached from the start before a step and cannot be after it; what was loose already stays. */
export function pruned(before: FlowBody, after: FlowBody): FlowBody {
  const kept = reachable(after);
  const gone = new Set([...reachable(before)].filter((id) => !kept.has(id)));
  if (gone.size === 0) return after;
  return {
    ...after,
    nodes: after.nodes.filter(({ id }) => !gone.has(id)),
    edges: after.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to)),
  };
}

function reachable(body: FlowBody): Set<string> {
  const starts = body.nodes.filter((node) => findNodeType(node.type)?.incoming === 'none').map(({ id }) => id);
  const found = new Set(starts);
  for (const node of found) for (const edge of body.edges) if (edge.from === node) found.add(edge.to);
  return found;
}
