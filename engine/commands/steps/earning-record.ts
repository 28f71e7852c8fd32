import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import { findDefinition } from '@/engine/definitions/store';
import { currencyById } from '@/engine/ledger/currency';
import type { SourceRow } from '@/engine/ledger/store/sources';
import type { StoredRecord } from '@/engine/records/record';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';

export interface EarningRecord {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly record: StoredRecord;
}

/** The record that earned these grants; null when it earned none, or when its form lies in the bin. */
export async function earningRecord(tx: Tx, grants: readonly SourceRow[]): Promise<EarningRecord | null> {
  const first = grants.find(({ kind }) => kind === 'grant');
  if (!first?.currencyId) return null;
  const { workspaceId, currencyId, eventId } = first;
  const { programId } = await currencyById(tx, { workspaceId, currencyId });
  const { appId } = await findDefinition(tx, workspaceId, programId);
  const app = await loadAppById(tx, appId);
  for (const form of app.forms.values()) {
    const [record] = await findRecords(tx, form.layout, [eventId]);
    if (record) return { app, form, record };
  }
  return null;
}
