import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { doorOf } from '@/engine/records/door-of';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { findRecord } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { setBinned } from './steps/set-binned';

const input = z.strictObject({ app: z.string(), form: z.string(), id: idSchema });
const output = z.strictObject({ record: recordSchema });

export const binRecord = command({
  name: 'bin-record',
  summary: 'Put a record into the bin; what it earned is taken back',
  input,
  output,
  route: { method: 'DELETE', path: '/apps/{app}/forms/{form}/records/{id}', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:remove'),
  subject: ({ id }) => `record:${id}`,
  perform: (tx, actor, which) => move(tx, actor, { ...which, binned: true }),
});

export const restoreRecord = command({
  name: 'restore-record',
  summary: 'Take a record out of the bin; what it earned is granted again',
  input,
  output,
  route: {
    method: 'POST',
    path: '/apps/{app}/forms/{form}/records/{id}/restore',
    tag: 'records',
    scope: 'records:write',
  },
  authorise: (_tx, actor) => requirePermission(actor, 'records:remove'),
  subject: ({ id }) => `record:${id}`,
  perform: (tx, actor, which) => move(tx, actor, { ...which, binned: false }),
});

async function move(tx: Tx, actor: Actor, which: z.infer<typeof input> & { readonly binned: boolean }) {
  const app = await loadApp(tx, actor.workspaceId, which.app);
  const form = requireForm(app, which.form);
  const before = await findRecord(tx, form.layout, which.id, true);
  await requirePlace(tx, actor, { permission: 'records:remove', orgUnitId: before.orgUnitId });
  if ((before.deletedAt !== null) === which.binned) {
    throw new Fault('refused', which.binned ? 'records.binned' : 'records.notBinned');
  }
  const record = await setBinned(tx, actor, { app, form, before, binned: which.binned, door: doorOf(actor) });
  return { record: recordView(record) };
}
