import * as z from 'zod';
import { definitionKind } from '@/engine/apps/kinds';
import { findDefinition, insertEdit, updateDefinition, versionBody } from '@/engine/definitions/store';
import { idSchema } from '@/engine/kernel/ids';
import { parseInput } from '@/engine/kernel/parse-input';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

export const rollBackDefinition = command({
  name: 'roll-back-definition',
  summary: 'Make an older version the draft; publishing it puts it in force as a new version',
  input: z.strictObject({ id: idSchema, version: z.number().int().min(1) }),
  output: z.strictObject({ revision: z.number() }),
  route: { method: 'POST', path: '/definitions/{id}/roll-back', tag: 'definitions', scope: 'definitions:write' },
  revisionOf: ({ revision }) => revision,
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:edit', null),
  subject: ({ id }) => `definition:${id}`,
  perform: async (tx, actor, { id, version }) => {
    const definition = await findDefinition(tx, actor.workspaceId, id);
    const body = await versionBody(tx, id, version);
    const draft = parseInput(definitionKind(definition.kind).schema, body);
    const revision = definition.draftRevision + 1;
    const by = actor.name ?? actor.id;
    await updateDefinition(tx, id, { draft, draftRevision: revision, updatedAt: tx.now, updatedBy: by });
    await insertEdit(tx, {
      workspaceId: actor.workspaceId,
      definitionId: id,
      revision,
      edit: { rollBackTo: version },
      editedAt: tx.now,
      editedBy: by,
    });
    return { revision };
  },
});
