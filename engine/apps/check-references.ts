import { and, eq, inArray } from 'drizzle-orm';
import { orgUnit, staff } from '@/drizzle/tables/accounts';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import type { Reference } from '@/engine/fields/field-type';
import type { Problem } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import { type MemberFacts, memberFacts } from '@/engine/members/store/member-facts';
import { filesById } from '@/engine/records/files';
import type { Place } from '@/engine/records/layout';
import type { RecordValues } from '@/engine/records/record';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';

/** A place of the values that mentions something outside the record. */
interface Mention extends Reference {
  readonly path: string;
  readonly value: Json;
}

/** Everything the values mention and that exists. */
export interface Mentioned {
  readonly problems: readonly Problem[];
  readonly members: ReadonlyMap<string, MemberFacts>;
  readonly fileIds: readonly string[];
  /** Names behind ids, for titles and search. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Looks up what the values refer to, inside the workspace; anything that is not there becomes a problem of its field. A record in the bin
 * is no longer picked, yet what was picked before may stay.
 */
export async function checkReferences(
  tx: Tx,
  site: { app: LoadedApp; form: LoadedForm; previous: RecordValues | null },
  values: RecordValues,
): Promise<Mentioned> {
  const mentions = mentionsOf(site.form, values);
  const kept = new Set(site.previous ? mentionsOf(site.form, site.previous).map(({ id }) => id) : []);
  const names = new Map<string, string>();
  const members = new Map<string, MemberFacts>();
  const known = new Set<string>();
  for (const kind of new Set(mentions.map((one) => one.kind))) {
    const ids = [...new Set(mentions.filter((one) => one.kind === kind).map((one) => one.id))];
    const found = await FINDERS[kind](tx, { app: site.app, mentions, members, kept }, ids);
    for (const [id, name] of found) {
      known.add(`${kind}:${id}`);
      if (name) names.set(id, name);
    }
  }
  const lost = mentions.filter((one) => !known.has(`${one.kind}:${one.id}`));
  return {
    problems: lost.map(({ path }) => ({ path, code: 'records.unknownReference' })),
    members,
    fileIds: mentions.filter((one) => one.kind === 'file').map((one) => one.id),
    names,
  };
}

interface Look {
  readonly app: LoadedApp;
  readonly mentions: readonly Mention[];
  readonly members: Map<string, MemberFacts>;
  /** Ids that the record mentioned before. */
  readonly kept: ReadonlySet<string>;
}

type Found = ReadonlyMap<string, string | null>;

const FINDERS = {
  member: findMembers,
  staff: findStaff,
  orgUnit: findUnits,
  record: findTargets,
  file: findFiles,
} as const;

async function findMembers(tx: Tx, { app, members }: Look, ids: readonly string[]): Promise<Found> {
  for (const id of ids) {
    const facts = await memberFacts(tx, app.workspaceId, { id });
    if (facts && facts.status !== 'erased') members.set(id, facts);
  }
  return new Map([...members.keys()].map((id) => [id, null]));
}

async function findStaff(tx: Tx, { app }: Look, ids: readonly string[]): Promise<Found> {
  const rows = await tx.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.workspaceId, app.workspaceId), inArray(staff.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function findUnits(tx: Tx, { app }: Look, ids: readonly string[]): Promise<Found> {
  const rows = await tx.db
    .select({ id: orgUnit.id, name: orgUnit.name })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, app.workspaceId), inArray(orgUnit.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function findTargets(tx: Tx, { app, mentions, kept }: Look, ids: readonly string[]): Promise<Found> {
  const found = new Map<string, string | null>();
  for (const key of new Set(mentions.map((one) => one.form ?? ''))) {
    const target = app.forms.get(key);
    if (!target) continue;
    const wanted = mentions.filter((one) => one.form === key && ids.includes(one.id)).map((one) => one.id);
    for (const record of await findRecords(tx, target.layout, [...new Set(wanted)])) {
      if (record.deletedAt === null || kept.has(record.id)) found.set(record.id, record.title);
    }
  }
  return found;
}

/** A file counts only as it was uploaded: a record cannot give it another name, size or type. */
async function findFiles(tx: Tx, { app, mentions }: Look, ids: readonly string[]): Promise<Found> {
  const files = await filesById(tx, app.workspaceId, ids);
  const honest = mentions.filter(({ kind, id, value }) => {
    const file = kind === 'file' ? files.get(id) : undefined;
    const said = value as { name?: Json; size?: Json; type?: Json };
    return file && said.name === file.name && said.size === file.size && said.type === file.type;
  });
  return new Map(honest.map((one) => [one.id, null]));
}

function mentionsOf(form: LoadedForm, values: RecordValues): Mention[] {
  const own = mentionsIn(form.layout.places, values, '');
  const inRows = form.layout.sections.flatMap(({ field, places }) => {
    const rows = values[field.id];
    return Array.isArray(rows)
      ? rows.flatMap((row, i) => mentionsIn(places, row as RecordValues, `/${field.id}/${i}`))
      : [];
  });
  return [...own, ...inRows];
}

function mentionsIn(places: readonly Place[], values: RecordValues, prefix: string): Mention[] {
  return places.flatMap(({ field, type, settings }) => {
    const value = values[field.id] ?? null;
    if (value === null || !type.references) return [];
    return type.references(value, settings).map(({ kind, id, form }) => ({
      kind,
      id,
      form,
      path: `${prefix}/${field.id}`,
      value: kind === 'file' ? partOf(value, id) : value,
    }));
  });
}

function partOf(value: Json, id: string): Json {
  const parts = Array.isArray(value) ? value : [value];
  return parts.find((part) => typeof part === 'object' && part !== null && 'id' in part && part.id === id) ?? null;
}
