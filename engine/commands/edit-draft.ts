import * as z from 'zod';
import { definitionKind } from '@/engine/apps/kinds';
import {
  editsSince,
  findDefinition,
  insertEdit,
  replaceDraft,
  type StoredDefinition,
} from '@/engine/definitions/store';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { parseInput } from '@/engine/kernel/parse-input';
import { requirePermission } from '@/engine/permissions/can';
import type { Tx } from '@/lib/db/types';
import { command } from './command';

const input = z.strictObject({
  id: idSchema,
  /** The revision of the draft that the editor has in front of them. */
  revision: z.number().int().min(1),
  edits: z.array(z.json()).min(1).max(500),
});

export const editDraft = command({
  name: 'edit-draft',
  summary: 'Change a draft by reversible edits',
  input,
  output: z.strictObject({ revision: z.number(), inverses: z.array(z.json()) }),
  route: { method: 'POST', path: '/definitions/{id}/edits', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:edit', null),
  subject: ({ id }) => `definition:${id}`,
  perform: async (tx, actor, { id, revision, edits }) => {
    const definition = await findDefinition(tx, actor.workspaceId, id);
    if (definition.draftRevision !== revision) throw await staleFault(tx, definition, revision);
    const by = actor.name ?? actor.id;
    const next = applyEdits(definition, edits);
    const reached = revision + edits.length;
    const replaced = await replaceDraft(tx, { id, revision }, { draft: next.body, revision: reached, by });
    if (!replaced) throw await staleFault(tx, definition, revision);
    for (const [i, edit] of edits.entries()) {
      await insertEdit(tx, {
        workspaceId: actor.workspaceId,
        definitionId: id,
        revision: revision + i + 1,
        edit,
        editedAt: tx.now,
        editedBy: by,
      });
    }
    return { revision: reached, inverses: next.inverses };
  },
  // Below `perform`, from whose answer the type of the output is found.
  revisionOf: ({ revision }) => revision,
});

/** All edits or none; the result is judged as a whole, and the inverses come in the order in which they undo. */
function applyEdits(definition: StoredDefinition, edits: readonly Json[]): { body: unknown; inverses: Json[] } {
  const kind = definitionKind(definition.kind);
  let body = definition.draft;
  const inverses: Json[] = [];
  for (const edit of edits) {
    const step = kind.apply(body, parseInput(kind.editSchema, edit));
    body = step.body;
    inverses.unshift(step.inverse as Json); // edits are plain data by their schema
  }
  return { body: parseInput(kind.schema, body), inverses };
}

async function staleFault(tx: Tx, definition: StoredDefinition, seen: number): Promise<Fault> {
  const missed = await editsSince(tx, definition.id, seen);
  const who = [...new Set(missed.map((edit) => edit.editedBy))].join(', ');
  return new Fault('conflict', 'definitions.stale', { who, count: missed.length, revision: definition.draftRevision });
}
