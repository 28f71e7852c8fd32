import { Fault } from '@/engine/kernel/fault';
import type { FlowEdit } from './edit-schema';
import { ancestors, outgoing } from './graph';
import { findNodeType } from './nodes/registry';
import type { FlowBody, FlowEdge, FlowNode } from './schema';
import { pruned, without } from './take-out';

type Edit<Do extends FlowEdit['do']> = Extract<FlowEdit, { do: Do }>;

/** Each step on the drawing; the flow stays in one piece. */
export function draw(body: FlowBody, edit: Exclude<FlowEdit, { do: 'restore' }>): FlowBody {
  switch (edit.do) {
    case 'insert-node':
      return insertNode(body, edit);
    case 'insert-split':
      return insertSplit(body, edit);
    case 'add-branch':
      return addBranch(body, edit);
    case 'remove-branch':
      return removeBranch(body, edit.edge);
    case 'remove-node':
      return without(body, edit.node);
    case 'move-node':
      return moveNode(body, edit);
    case 'change-node':
      return changeNode(body, edit);
    case 'change-edge':
      return changeEdge(body, edit);
    case 'redirect-edge':
      return redirect(body, edit);
    case 'move-edge':
      return moveEdge(body, edit);
    case 'change-flow': {
      const next = { ...body, ...edit.set };
      for (const name of edit.unset) delete next[name];
      return next;
    }
  }
}

function insertNode(body: FlowBody, edit: Edit<'insert-node'>): FlowBody {
  const edge = edgeOf(body, edit.edge);
  free(body, [edit.node.id, edit.newEdge]);
  const type = findNodeType(edit.node.type);
  if (type?.incoming !== 'some') throw new Fault('refused', 'flows.editRefused');
  // An end closes its way: nothing comes behind it.
  if (type.outgoing === 'none') {
    return pruned(body, {
      ...body,
      nodes: [...body.nodes, edit.node],
      edges: withEdge(body, { ...edge, to: edit.node.id }),
    });
  }
  const onward: FlowEdge = {
    id: edit.newEdge,
    from: edit.node.id,
    to: edge.to,
    order: 0,
    ...(type.chooses && { default: true }),
  };
  return {
    ...body,
    nodes: behind(body.nodes, edge.from, [edit.node]),
    edges: [...withEdge(body, { ...edge, to: edit.node.id }), onward],
  };
}

function insertSplit(body: FlowBody, edit: Edit<'insert-split'>): FlowBody {
  const edge = edgeOf(body, edit.edge);
  const [first, second, third] = edit.edges;
  free(body, [edit.split.id, ...(edit.join ? [edit.join.id] : []), ...edit.edges]);
  const type = findNodeType(edit.split.type);
  if (type?.outgoing !== 'many' || !first || !second || (edit.join && !third))
    throw new Fault('refused', 'flows.editRefused');
  const meet = edit.join?.id ?? edge.to;
  const branches: FlowEdge[] = [
    { id: first, from: edit.split.id, to: meet, order: 0 },
    { id: second, from: edit.split.id, to: meet, order: 1, ...(type.chooses && { default: true }) },
  ];
  const onward: FlowEdge[] = edit.join && third ? [{ id: third, from: edit.join.id, to: edge.to, order: 0 }] : [];
  return {
    ...body,
    nodes: behind(body.nodes, edge.from, edit.join ? [edit.split, edit.join] : [edit.split]),
    edges: [...withEdge(body, { ...edge, to: edit.split.id }), ...branches, ...onward],
  };
}

function addBranch(body: FlowBody, edit: Edit<'add-branch'>): FlowBody {
  const from = nodeOf(body, edit.from);
  free(body, [edit.edge]);
  mayLead(body, edit.from, edit.to);
  if (findNodeType(from.type)?.outgoing !== 'many') throw new Fault('refused', 'flows.editRefused');
  const order =
    Math.max(
      -1,
      ...outgoing(body, edit.from)
        .filter((one) => !one.default)
        .map((one) => one.order),
    ) + 1;
  const { edge: id, to, condition, title } = edit;
  return tidy({
    ...body,
    edges: [...body.edges, { id, from: from.id, to, order, ...(condition && { condition }), ...(title && { title }) }],
  });
}

function removeBranch(body: FlowBody, id: string): FlowBody {
  const edge = edgeOf(body, id);
  if (outgoing(body, edge.from).length < 2) throw new Fault('refused', 'flows.lastWay');
  if (edge.default) throw new Fault('refused', 'flows.defaultStays');
  return tidy(pruned(body, { ...body, edges: body.edges.filter((one) => one.id !== id) }));
}

function moveNode(body: FlowBody, edit: Edit<'move-node'>): FlowBody {
  const node = nodeOf(body, edit.node);
  const [own, ...others] = outgoing(body, edit.node);
  if (!own || others.length) throw new Fault('refused', 'flows.severalWays');
  const edge = edgeOf(body, edit.edge);
  if (edge.from === node.id || edge.to === node.id) return body;
  const loose = without(body, edit.node);
  const target = edgeOf(loose, edit.edge);
  return {
    ...loose,
    nodes: behind(loose.nodes, target.from, [node]),
    edges: [...withEdge(loose, { ...target, to: node.id }), { ...own, to: target.to }],
  };
}

function changeNode(body: FlowBody, edit: Edit<'change-node'>): FlowBody {
  const node = nodeOf(body, edit.node);
  const config = { ...node.config, ...edit.set };
  for (const name of edit.unset) delete config[name];
  const next = { ...node, ...(edit.title && { title: edit.title }), config };
  return { ...body, nodes: body.nodes.map((one) => (one.id === node.id ? next : one)) };
}

function changeEdge(body: FlowBody, edit: Edit<'change-edge'>): FlowBody {
  const edge = edgeOf(body, edit.edge);
  const next: FlowEdge = { ...edge };
  if (edit.condition !== undefined) next.condition = edit.condition ?? undefined;
  if (edit.title !== undefined) next.title = edit.title ?? undefined;
  if (edit.default) {
    next.default = true;
    next.condition = undefined;
  }
  const others = body.edges.map((one) =>
    edit.default && one.from === edge.from ? { ...one, default: undefined } : one,
  );
  return { ...body, edges: others.map((one) => stripped(one.id === edge.id ? next : one)) };
}

function redirect(body: FlowBody, edit: Edit<'redirect-edge'>): FlowBody {
  const edge = edgeOf(body, edit.edge);
  mayLead(body, edge.from, edit.to);
  return pruned(body, { ...body, edges: withEdge(body, { ...edge, to: edit.to }) });
}

function moveEdge(body: FlowBody, edit: Edit<'move-edge'>): FlowBody {
  const edge = edgeOf(body, edit.edge);
  const others = outgoing(body, edge.from).filter((one) => one.id !== edge.id && !one.default);
  const ordered = edge.default ? others : others.toSpliced(edit.place, 0, edge);
  return numbered(body, ordered);
}

/** Orders count from 0 again, the default last. */
function tidy(body: FlowBody): FlowBody {
  return body.nodes.reduce(
    (whole, node) =>
      numbered(
        whole,
        outgoing(whole, node.id).filter((one) => !one.default),
      ),
    body,
  );
}

function numbered(body: FlowBody, ordered: readonly FlowEdge[]): FlowBody {
  const places = new Map(ordered.map((one, at) => [one.id, at]));
  const from = ordered[0]?.from;
  const edges = body.edges.map((one) => {
    const order = places.get(one.id) ?? (one.from === from && one.default ? ordered.length : one.order);
    return order === one.order ? one : { ...one, order };
  });
  return { ...body, edges };
}

function stripped(edge: FlowEdge): FlowEdge {
  // Only optional keys are ever undefined.
  return Object.fromEntries(Object.entries(edge).filter(([, value]) => value !== undefined)) as unknown as FlowEdge;
}

function withEdge(body: FlowBody, next: FlowEdge): FlowEdge[] {
  return body.edges.map((one) => (one.id === next.id ? next : one));
}

/** New nodes stand behind the one they follow, so that the list reads like the flow. */
function behind(nodes: readonly FlowNode[], after: string, added: readonly FlowNode[]): FlowNode[] {
  return nodes.toSpliced(nodes.findIndex(({ id }) => id === after) + 1, 0, ...added);
}

function mayLead(body: FlowBody, from: string, to: string): void {
  const target = nodeOf(body, to);
  const circle = from === to || ancestors(body, from).has(to);
  if (circle || findNodeType(target.type)?.incoming === 'none') throw new Fault('refused', 'flows.circleRefused');
}

function free(body: FlowBody, ids: readonly string[]): void {
  const taken = new Set([...body.nodes, ...body.edges].map(({ id }) => id));
  for (const id of ids) if (taken.size === taken.add(id).size) throw new Fault('conflict', 'flows.idTaken', { id });
}

function nodeOf(body: FlowBody, id: string): FlowNode {
  const node = body.nodes.find((one) => one.id === id);
  if (!node) throw new Fault('conflict', 'flows.partGone', { id });
  return node;
}

function edgeOf(body: FlowBody, id: string): FlowEdge {
  const edge = body.edges.find((one) => one.id === id);
  if (!edge) throw new Fault('conflict', 'flows.partGone', { id });
  return edge;
}
