import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { requirePermission } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import { requirePlace } from '@/engine/permissions/require-place';
import { doorOf } from '@/engine/records/door-of';
import type { StoredRecord } from '@/engine/records/record';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { findRecord } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { changeRecord as change } from './steps/change-record';

export const changeRecord = command({
  name: 'change-record',
  summary: 'Change fields of a record; points it earned are corrected by the difference',
  input: z.strictObject({
    app: z.string(),
    form: z.string(),
    id: idSchema,
    /** The revision that was looked at: somebody else's change in between is refused and named. */
    revision: z.number().int().min(1),
    /** Only the fields to change; null makes a field blank. */
    values: z.record(z.string().max(100), z.json()),
  }),
  output: z.strictObject({ record: recordSchema }),
  route: { method: 'PATCH', path: '/apps/{app}/forms/{form}/records/{id}', tag: 'records', scope: 'records:write' },
  revisionOf: ({ record }) => record.revision,
  authorise: (_tx, actor) => requirePermission(actor, 'records:update'),
  subject: ({ id }) => `record:${id}`,
  perform: async (tx, actor, request) => ({ record: recordView(await changeFor(tx, actor, request)) }),
});

interface ChangeRequest {
  readonly app: string;
  readonly form: string;
  readonly id: string;
  /** Left out by whoever wants their values to win. */
  readonly revision?: number;
  readonly values: Readonly<Record<string, Json>>;
  /** What the actor must hold where the record belongs. */
  readonly permission?: Permission;
}

/** Changes the record; refused when it belongs, or would belong, to a store out of the actor's reach. */
export async function changeFor(tx: Tx, actor: Actor, request: ChangeRequest): Promise<StoredRecord> {
  const { app: appKey, form: formKey, id, revision, values, permission = 'records:update' } = request;
  const app = await loadApp(tx, actor.workspaceId, appKey);
  const form = requireForm(app, formKey);
  const before = await findRecord(tx, form.layout, id, true);
  await requirePlace(tx, actor, { permission, orgUnitId: before.orgUnitId });
  if (before.deletedAt !== null) throw new Fault('refused', 'records.binned');
  if (revision !== undefined && before.revision !== revision)
    throw new Fault('conflict', 'records.changedMeanwhile', { id, revision: before.revision });
  const record = await change(tx, actor, { app, form, before, raw: values, door: doorOf(actor) });
  // Nor may it be handed to a store out of reach.
  await requirePlace(tx, actor, { permission, orgUnitId: record.orgUnitId });
  return record;
}
