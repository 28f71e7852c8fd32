import * as z from 'zod';
import { findDefinition, updateDefinition } from '@/engine/definitions/store';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

const input = z.strictObject({ id: idSchema });
const output = z.strictObject({ id: z.string() });

export const binDefinition = command({
  name: 'bin-definition',
  summary: 'Put a definition into the bin; its records stay. It leaves the live app with the next publication',
  input,
  output,
  route: { method: 'DELETE', path: '/definitions/{id}', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:edit', null),
  subject: ({ id }) => `definition:${id}`,
  perform: async (tx, actor, { id }) => {
    const { id: found } = await findDefinition(tx, actor.workspaceId, id);
    await updateDefinition(tx, found, { deletedAt: tx.now });
    return { id };
  },
});

export const restoreDefinition = command({
  name: 'restore-definition',
  summary: 'Take a definition out of the bin',
  input,
  output,
  route: { method: 'POST', path: '/definitions/{id}/restore', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:edit', null),
  subject: ({ id }) => `definition:${id}`,
  perform: async (tx, actor, { id }) => {
    const { id: found } = await findDefinition(tx, actor.workspaceId, id);
    await updateDefinition(tx, found, { deletedAt: null });
    return { id };
  },
});
