import { and, eq, inArray } from 'drizzle-orm';
import * as z from 'zod';
import { orgUnit, staff } from '@/drizzle/tables/accounts';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { withHandle } from '@/engine/apps/resolve-picks';
import type { Reference } from '@/engine/fields/field-type';
import { getMembers } from '@/engine/members/store/member-names';
import type { RecordValues, StoredRecord } from '@/engine/records/record';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';

/** Id → what a reader calls it. */
export const namedSchema = z.record(z.string(), z.string());

/** Names of everything that records mention and of whoever wrote them, for showing values. */
export async function gatherNames(
  tx: Tx,
  shown: {
    readonly app: LoadedApp;
    readonly form: LoadedForm;
    readonly records: readonly StoredRecord[];
    /** Names of members and records carry what an import finds them by. */
    readonly exact?: boolean;
  },
): Promise<Record<string, string>> {
  const { app, form, records, exact = false } = shown;
  const references = records.flatMap((record) => [...referencesIn(form, record.values), ...peopleOf(record)]);
  const ids = (kind: Reference['kind']) => [
    ...new Set(references.filter((one) => one.kind === kind).map((one) => one.id)),
  ];
  const names: Record<string, string> = {};
  Object.assign(names, await staffNames(tx, app.workspaceId, ids('staff')));
  Object.assign(names, await unitNames(tx, app.workspaceId, ids('orgUnit')));
  Object.assign(names, await memberNames(tx, app, ids('member')));
  for (const key of new Set(references.flatMap((one) => (one.kind === 'record' && one.form ? [one.form] : [])))) {
    const target = app.forms.get(key);
    const wanted = references.filter((one) => one.kind === 'record' && one.form === key).map((one) => one.id);
    const found = target ? await findRecords(tx, target.layout, [...new Set(wanted)]) : [];
    for (const { id, title } of found) if (title) names[id] = exact ? withHandle(title, id) : title;
  }
  if (exact) {
    for (const { id, cardNumber } of await getMembers(tx, app.workspaceId, ids('member')))
      if (cardNumber) names[id] = withHandle(names[id] ?? '', cardNumber);
  }
  return names;
}

function referencesIn(form: LoadedForm, values: RecordValues): Reference[] {
  const sections = form.layout.sections.flatMap(({ field, places }) => {
    const rows = values[field.id];
    return Array.isArray(rows) ? rows.flatMap((row) => inPlaces(places, row as RecordValues)) : [];
  });
  return [...inPlaces(form.layout.places, values), ...sections];
}

function inPlaces(places: LoadedForm['layout']['places'], values: RecordValues): Reference[] {
  return places.flatMap(({ field, type, settings }) => {
    const value = values[field.id] ?? null;
    return value === null || !type.references ? [] : type.references(value, settings);
  });
}

function peopleOf(record: StoredRecord): Reference[] {
  const writers = [
    { kind: record.createdByKind, id: record.createdById },
    { kind: record.updatedByKind, id: record.updatedById },
  ];
  const known = writers.flatMap(({ kind, id }): Reference[] =>
    kind === 'staff' || kind === 'member' ? [{ kind, id }] : [],
  );
  const owner: Reference[] = record.memberId ? [{ kind: 'member', id: record.memberId }] : [];
  const unit: Reference[] = record.orgUnitId ? [{ kind: 'orgUnit', id: record.orgUnitId }] : [];
  return [...known, ...owner, ...unit];
}

export async function staffNames(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await tx.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.workspaceId, workspaceId), inArray(staff.id, [...ids])));
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

export async function unitNames(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await tx.db
    .select({ id: orgUnit.id, name: orgUnit.name })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, workspaceId), inArray(orgUnit.id, [...ids])));
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
