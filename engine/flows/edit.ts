import { draw } from './draw';
import type { FlowEdit } from './edit-schema';
import { restore, restoring } from './restore';
import type { FlowBody } from './schema';

export interface EditedFlow {
  readonly body: FlowBody;
  /** Undoes the edit when applied to `body`. */
  readonly inverse: FlowEdit;
}

/**
 * Carries out one step of a builder. Pure. Refuses with `flows.partGone`, `flows.idTaken` or `flows.editRefused` when the step does
 * not fit this drawing, as after somebody else's edit.
 */
export function applyFlowEdit(body: FlowBody, edit: FlowEdit): EditedFlow {
  const next = edit.do === 'restore' ? restore(body, edit) : draw(body, edit);
  return { body: next, inverse: restoring(next, body) };
}

/** A name that no node and no edge has: the prefix and the next free number. */
export function freeId(body: FlowBody, prefix: string): string {
  const taken = new Set([...body.nodes, ...body.edges].map(({ id }) => id));
  for (let i = 1; ; i++) if (!taken.has(`${prefix}${i}`)) return `${prefix}${i}`;
}
