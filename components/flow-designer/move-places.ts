import { outgoing } from '@/engine/flows/graph';
import { findNodeType } from '@/engine/flows/nodes/registry';
import type { FlowBody } from '@/engine/flows/schema';

/**
 * The ways into which a step may be moved, none for a step that stays where it is: the start, ends, what splits the flow, and the place
 * where branches meet. Taking a step with one way on out of a line and putting it into another never breaks the flow.
 */
export function movePlaces(body: FlowBody, id: string): readonly string[] {
  const node = body.nodes.find((one) => one.id === id);
  const type = node && findNodeType(node.type);
  if (type?.incoming !== 'some' || type.group === 'routing' || outgoing(body, id).length !== 1) return [];
  return body.edges.filter(({ from, to }) => from !== id && to !== id).map((edge) => edge.id);
}
