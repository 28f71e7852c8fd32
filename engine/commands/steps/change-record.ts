import { textPart } from '@/engine/apps/form-parts';
import { judgeValues } from '@/engine/apps/judge-values';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import type { Json } from '@/engine/kernel/json';
import { claimFiles } from '@/engine/records/files';
import type { Door, RecordValues, StoredRecord } from '@/engine/records/record';
import { updateRecord, writeHistory } from '@/engine/records/store/update-record';
import { searchTextOf, textOf, titleOf } from '@/engine/records/texts';
import type { Tx } from '@/lib/db/types';
import { purposeOf } from '../purposes/registry';
import { correctRecord } from './correct-record';

export interface RecordEdit {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly before: StoredRecord;
  readonly raw: Readonly<Record<string, Json>>;
  readonly door: Door;
}

const NO_WORDS = { say: (name: string) => name };

/** Writes new values over a record, notes what changed, and brings points, stock and tiers in line with it. */
export async function changeRecord(tx: Tx, actor: Actor, edit: RecordEdit): Promise<StoredRecord> {
  const { app, form, before, door } = edit;
  const { values, mentioned } = await judgeValues(tx, actor, { ...edit, previous: before.values });
  const kept = keepComputed(form, before.values, values);
  const changes = changesBetween(before.values, kept);
  if (Object.keys(changes).length === 0) return before;
  const text = textOf(form.layout, kept, {
    locale: app.locale,
    timeZone: app.timeZone,
    names: mentioned.names,
    ...NO_WORDS,
  });
  const title = titleOf(form.body, text);
  const orgUnitId = textPart(form, kept, 'store') ?? before.orgUnitId;
  const memberId =
    form.body.purpose === 'member' ? before.memberId : (textPart(form, kept, 'member') ?? before.memberId);
  const meta = {
    org_unit_id: orgUnitId,
    member_id: memberId,
    form_version: form.version,
    title,
    search_text: searchTextOf(form.layout, title, text),
  };
  const revision = await updateRecord(tx, form.layout, { record: before, values: kept, meta, by: actor });
  await writeHistory(tx, {
    workspaceId: app.workspaceId,
    formId: form.id,
    recordId: before.id,
    revision,
    action: 'updated',
    door,
    changes,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name ?? null,
  });
  await claimFiles(tx, mentioned.fileIds, {
    formId: form.id,
    recordId: before.id,
    shown: form.body.purpose === 'reward',
  });
  const record: StoredRecord = {
    ...before,
    values: kept,
    orgUnitId,
    memberId,
    title,
    revision,
    formVersion: form.version,
    updatedAt: tx.now,
    updatedByKind: actor.kind,
    updatedById: actor.id,
  };
  const changed = { app, form, actor, before, record };
  await purposeOf(form.body.purpose).updated?.(tx, changed);
  await correctRecord(tx, changed);
  return record;
}

/** Numbers that were given once stay, whatever was sent. */
function keepComputed(form: LoadedForm, before: RecordValues, after: RecordValues): RecordValues {
  const given = form.layout.places.filter(({ type }) => type.numbering).map(({ field }) => field.id);
  const kept = given.flatMap((id) => (before[id] === undefined ? [] : [[id, before[id]] as const]));
  return { ...after, ...Object.fromEntries(kept) };
}

/** Field → [old, new], both canonical; null where it was or became blank. */
export function changesBetween(before: RecordValues, after: RecordValues): Record<string, readonly [Json, Json]> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: Record<string, readonly [Json, Json]> = {};
  for (const name of names) {
    const [old, now] = [before[name] ?? null, after[name] ?? null];
    if (JSON.stringify(old) !== JSON.stringify(now)) changes[name] = [old, now];
  }
  return changes;
}
