import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { effectsSchema } from '@/engine/commands/steps/effects-view';
import { invariant } from '@/engine/kernel/fault';
import { requirePermission } from '@/engine/permissions/can';
import { doorOf } from '@/engine/records/door-of';
import { recordSchema } from '@/engine/records/record-view';
import { command } from './command';
import { createFor, sourceSchema } from './create-record';

export const createMember = command({
  name: 'create-member',
  summary: 'Register a member by the values of the published member form; the phone counts as given, not as proven',
  input: z.strictObject({
    app: z.string(),
    values: z.record(z.string().max(100), z.json()),
    source: sourceSchema.optional(),
  }),
  output: z.strictObject({ memberId: z.string(), profile: recordSchema, effects: effectsSchema }),
  route: { method: 'POST', path: '/apps/{app}/members', tag: 'members', scope: 'members:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'members:register'),
  subject: (_input, output) => `member:${output.memberId}`,
  perform: async (tx, actor, { app: key, values, source }) => {
    const { key: form } = requireFormOf(await loadApp(tx, actor.workspaceId, key), 'member');
    const request = { app: key, form, values, source, door: doorOf(actor), permission: 'members:register' as const };
    const { record, effects } = await createFor(tx, actor, request);
    invariant(record.memberId, 'a record of the member form makes its member');
    return { memberId: record.memberId, profile: record, effects };
  },
});
