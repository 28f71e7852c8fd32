import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import type { Door, StoredRecord } from '@/engine/records/record';
import { updateRecord, writeHistory } from '@/engine/records/store/update-record';
import { findRedemption } from '@/engine/rewards/redemptions';
import type { Tx } from '@/lib/db/types';
import { purposeOf } from '../purposes/registry';
import { correctRecord } from './correct-record';

export interface Binning {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly before: StoredRecord;
  readonly binned: boolean;
  readonly door: Door;
}

/** Moves a record into the bin or out of it, with everything it had led to. */
export async function setBinned(
  tx: Tx,
  actor: Actor,
  { app, form, before, binned, door }: Binning,
): Promise<StoredRecord> {
  // Points and a reward hang on a redemption: it is settled through its case, not by making its record disappear.
  const redemption = await findRedemption(tx, app.workspaceId, before.id);
  if (redemption && redemption.status !== 'rejected' && redemption.status !== 'cancelled')
    throw new Fault('refused', 'records.inFlow');
  const deletedAt = binned ? tx.now : null;
  const revision = await updateRecord(tx, form.layout, {
    record: before,
    values: before.values,
    meta: { deleted_at: deletedAt },
    by: actor,
  });
  await writeHistory(tx, {
    workspaceId: app.workspaceId,
    formId: form.id,
    recordId: before.id,
    revision,
    action: binned ? 'binned' : 'restored',
    door,
    changes: {},
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name ?? null,
  });
  const record = {
    ...before,
    deletedAt,
    revision,
    updatedAt: tx.now,
    updatedByKind: actor.kind,
    updatedById: actor.id,
  };
  const changed = { app, form, actor, before, record };
  const purpose = purposeOf(form.body.purpose);
  await (binned ? purpose.removed : purpose.restored)?.(tx, changed);
  await correctRecord(tx, changed);
  return record;
}
