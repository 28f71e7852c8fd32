import { invariant } from '@/engine/kernel/fault';
import type { FlowGraph, GraphNode } from './nodes/node-type';
import { findNodeType } from './nodes/registry';
import type { FlowBody, FlowEdge } from './schema';

export function outgoing(body: Pick<FlowBody, 'edges'>, node: string): FlowEdge[] {
  return body.edges
    .filter((edge) => edge.from === node)
    .sort((a, b) => Number(a.default ?? false) - Number(b.default ?? false) || a.order - b.order);
}

/** Nodes from which `node` can be reached, itself left out. Ends also when the edges run in circles. */
export function ancestors(body: Pick<FlowBody, 'edges'>, node: string): Set<string> {
  const found = new Set<string>();
  const walk = [node];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    for (const edge of body.edges) {
      if (edge.to !== at || found.has(edge.from)) continue;
      found.add(edge.from);
      walk.push(edge.from);
    }
  }
  found.delete(node);
  return found;
}

/** Expects a body that `lint` has no errors for. */
export function flowGraph(body: FlowBody): FlowGraph {
  const nodes = new Map<string, GraphNode>();
  for (const node of body.nodes) {
    const type = findNodeType(node.type);
    invariant(type, `flow node type ${node.type} exists`);
    nodes.set(node.id, {
      id: node.id,
      node,
      type,
      config: type.config.parse(node.config),
      out: outgoing(body, node.id),
      into: body.edges.filter((edge) => edge.to === node.id),
      up: [...ancestors(body, node.id)],
    });
  }
  const start = body.nodes.find((node) => findNodeType(node.type)?.incoming === 'none');
  invariant(start, 'a flow has a start');
  return { body, start: start.id, nodes };
}

export function graphNode(graph: FlowGraph, id: string): GraphNode {
  const found = graph.nodes.get(id);
  invariant(found, `node ${id} is part of the flow`);
  return found;
}

/** Edges a finished node's token takes unless the node has chosen: all but its reject edge. */
export function forward(node: GraphNode): readonly FlowEdge[] {
  const failure = node.type.failure?.(node.config);
  return failure?.to === 'edge' ? node.out.filter((edge) => edge.id !== failure.edge) : node.out;
}

export function targets(edges: readonly FlowEdge[]): string[] {
  return [...new Set(edges.map((edge) => edge.to))];
}
