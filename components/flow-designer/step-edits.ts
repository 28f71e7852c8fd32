import { branchMeeting } from '@/components/flow/branches';
import { applyFlowEdit, freeId } from '@/engine/flows/edit';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import { outgoing } from '@/engine/flows/graph';
import type { NodeType } from '@/engine/flows/nodes/node-type';
import { findNodeType, NODE_TYPES } from '@/engine/flows/nodes/registry';
import { restoring } from '@/engine/flows/restore';
import { type FlowBody, type FlowNode, flowNodeSchema } from '@/engine/flows/schema';
import type { LocalText } from '@/engine/kernel/text';

/** Titles of fresh steps in every language, by type. */
export type FreshTitles = Readonly<Record<string, LocalText>>;

const splits = (type: NodeType): boolean => type.group === 'routing' && type.outgoing === 'many';
const joins = (type: NodeType): boolean => type.group === 'routing' && type.outgoing === 'one';
const JOIN = NODE_TYPES.find(joins);

/** Steps that can be put into a way; the place where branches meet comes with its split. */
export const ADDABLE: readonly NodeType[] = NODE_TYPES.filter((type) => type.incoming === 'some' && !joins(type));

/** Puts a new step into a way; a split comes with two branches and the place where they meet. */
export function addStep(
  body: FlowBody,
  edge: string,
  fresh: { readonly type: NodeType; readonly titles: FreshTitles },
): { readonly edit: FlowEdit; readonly id: string } {
  const { type, titles } = fresh;
  const make = (kind: NodeType, id: string): FlowNode =>
    flowNodeSchema.parse({ id, type: kind.type, title: titles[kind.type] ?? {}, config: kind.initial });
  const id = freeId(body, type.type);
  const [first, second, third] = freeEdges(body);
  if (!splits(type) || !JOIN) return { id, edit: { do: 'insert-node', edge, node: make(type, id), newEdge: first } };
  const join = make(JOIN, freeId(body, JOIN.type));
  return {
    id,
    edit: { do: 'insert-split', edge, split: make(type, id), join, edges: [first, second, third] },
  };
}

function freeEdges(body: FlowBody): readonly [string, string, string] {
  const taken = new Set([...body.nodes, ...body.edges].map(({ id }) => id));
  const found: string[] = [];
  for (let i = 1; found.length < 3; i++) if (!taken.has(`e${i}`)) found.push(`e${i}`);
  return [found[0] ?? '', found[1] ?? '', found[2] ?? ''];
}

/**
 * Takes a step out. A split loses all branches but its default (or its last one), and the place where they met goes too when nothing
 * else meets there. Null when the step must stay: the start, and the end of the main way.
 */
export function removeStep(body: FlowBody, id: string): FlowEdit | null {
  const node = body.nodes.find((one) => one.id === id);
  const type = node && findNodeType(node.type);
  if (!node || type?.incoming === 'none' || type?.outgoing === 'none') return null;
  const ways = outgoing(body, id);
  if (ways.length < 2) return { do: 'remove-node', node: id };
  const meeting = branchMeeting(body, id);
  let next = body;
  const apply = (edit: FlowEdit) => {
    next = applyFlowEdit(next, edit).body;
  };
  for (const way of ways.slice(0, -1)) apply({ do: 'remove-branch', edge: way.id });
  apply({ do: 'remove-node', node: id });
  const met = next.nodes.find((one) => one.id === meeting);
  const kind = met && findNodeType(met.type);
  if (met && kind && joins(kind) && next.edges.filter((edge) => edge.to === met.id).length < 2) {
    apply({ do: 'remove-node', node: met.id });
  }
  return restoring(body, next);
}
