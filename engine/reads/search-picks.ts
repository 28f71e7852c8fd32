import { and, eq, inArray, or, sql } from 'drizzle-orm';
import * as z from 'zod';
import { member } from '@/drizzle/tables/members';
import { loadApp } from '@/engine/apps/load-app';
import { formOf, type LoadedApp, requireForm } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import type { Picked } from '@/engine/forms/picked';
import type { Actor } from '@/engine/kernel/actor';
import { listStaff } from '@/engine/organisation/store/staff';
import { listUnits } from '@/engine/organisation/store/units';
import { can, requirePermission } from '@/engine/permissions/can';
import type { Permission } from '@/engine/permissions/permissions';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { queryRecords } from '@/engine/records/store/query-records';
import type { Tx } from '@/lib/db/types';
import { read } from './read';

const MOST = 20;
const MOST_NAMED = 100;
const foundSchema = z.strictObject({ id: z.string(), name: z.string(), note: z.string().optional() });
type Found = z.infer<typeof foundSchema>;

export const searchPicks = read({
  name: 'search-picks',
  summary: 'Find members, staff, stores or records for a field that picks one',
  input: z.strictObject({
    app: z.string(),
    kind: z.enum(['member', 'staff', 'orgUnit', 'record']),
    text: z.string().max(100).default(''),
    form: z.string().max(40).optional(),
    /** Names these instead of searching, separated by commas; those who left and stores that closed too. */
    ids: z.string().max(8_000).optional(),
  }),
  output: z.strictObject({ found: z.array(foundSchema) }),
  route: { method: 'GET', path: '/apps/{app}/picks', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, { app: key, kind, text, form, ids }) => {
    const app = () => loadApp(tx, actor.workspaceId, key);
    const named = ids?.split(',').filter(Boolean).slice(0, MOST_NAMED);
    const asked = { app, text: text.trim(), form, ids: named && new Set(named) };
    const find = { member: findMembers, staff: findStaff, orgUnit: findUnits, record: findRecordsByText }[kind];
    return { found: (await find(tx, actor, asked)).slice(0, named ? MOST_NAMED : MOST) };
  },
});

/** What ids that conditions name are called, as far as the reader may know. */
export async function pickNames(
  tx: Tx,
  actor: Actor,
  { app: key, picked }: { readonly app: string; readonly picked: readonly Picked[] },
): Promise<ReadonlyMap<string, string>> {
  const app = () => loadApp(tx, actor.workspaceId, key);
  const names = new Map<string, string>();
  for (const source of new Set(picked.map(({ kind, form = '' }) => `${kind} ${form}`))) {
    const [kind = '', form = ''] = source.split(' ');
    const look = LOOKS.get(kind);
    if (!look || !can(actor, look.permission)) continue;
    const ids = picked.filter((one) => one.kind === kind && (one.form ?? '') === form).map(({ id }) => id);
    const asked = { app, text: '', form, ids: new Set(ids.slice(0, MOST_NAMED)) };
    for (const { id, name } of await look.find(tx, actor, asked)) names.set(id, name);
  }
  return names;
}

interface Asked {
  /** People and stores are there before the app is published; members and records come with it. */
  app(): Promise<LoadedApp>;
  readonly text: string;
  readonly form?: string;
  readonly ids?: ReadonlySet<string>;
}

/** By the end of the phone, the card or the name: whoever stands at the counter is a member everywhere. */
async function findMembers(tx: Tx, actor: Actor, { app: load, text, ids: named }: Asked): Promise<Found[]> {
  requirePermission(actor, 'members:read');
  const app = await load();
  if (named) {
    const known = Object.keys(await memberNames(tx, app, [...named]));
    return describeMembers(tx, app, known);
  }
  const digits = text.replace(/\D/g, '');
  const ids = new Set<string>();
  if (digits.length >= 3) {
    const rows = await tx.db
      .select({ id: member.id })
      .from(member)
      .where(
        and(
          eq(member.workspaceId, app.workspaceId),
          or(sql`${member.phone} like ${`%${digits}`}`, eq(member.cardNumber, text)),
        ),
      )
      .limit(MOST);
    for (const { id } of rows) ids.add(id);
  }
  const form = formOf(app, 'member');
  if (form && ids.size < MOST) {
    const { records } = await queryRecords(tx, form.layout, { where: [], search: text, limit: MOST });
    for (const record of records) if (record.memberId) ids.add(record.memberId);
  }
  return describeMembers(tx, app, [...ids].slice(0, MOST));
}

async function describeMembers(tx: Tx, app: LoadedApp, ids: readonly string[]): Promise<Found[]> {
  const names = await memberNames(tx, app, ids);
  const found: Found[] = [];
  for (const id of ids) {
    const [row] = await tx.db
      .select({ phone: member.phone, card: member.cardNumber })
      .from(member)
      .where(eq(member.id, id));
    const phone = row?.phone?.replace(/^(\d{3})\d{4}/, '$1****');
    found.push({ id, name: names[id] ?? id, note: phone ?? row?.card ?? undefined });
  }
  return found;
}

async function findStaff(tx: Tx, actor: Actor, { text, ids }: Asked): Promise<Found[]> {
  requirePermission(actor, 'staff:read');
  const people = await listStaff(tx, actor.workspaceId);
  return people
    .filter(({ id, name, status }) => (ids ? ids.has(id) : status === 'active' && within(name, text)))
    .map(({ id, name }) => ({ id, name }));
}

async function findUnits(tx: Tx, actor: Actor, { text, ids }: Asked): Promise<Found[]> {
  requirePermission(actor, 'organisation:read');
  const units = await listUnits(tx, actor.workspaceId);
  return units
    .filter((unit) => (ids ? ids.has(unit.id) : !unit.closed && (within(unit.name, text) || unit.code === text)))
    .map(({ id, name, code }) => ({ id, name, ...(code ? { note: code } : {}) }));
}

async function findRecordsByText(tx: Tx, actor: Actor, { app, text, form: key, ids }: Asked): Promise<Found[]> {
  const form = requireForm(await app(), key ?? '');
  const where = [scopeSql(actor, 'records:read', sql.identifier('org_unit_id'))];
  if (ids) where.push(inArray(sql.identifier('id'), [...ids]));
  const limit = ids ? MOST_NAMED : MOST;
  const { records } = await queryRecords(tx, form.layout, { where, search: text, limit });
  return records.map((record) => ({ id: record.id, name: record.title || record.id }));
}

function within(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.toLowerCase());
}

/** What a name of each kind may be asked for with. */
const LOOKS = new Map<string, { readonly permission: Permission; readonly find: typeof findMembers }>([
  ['member', { permission: 'members:read', find: findMembers }],
  ['staff', { permission: 'staff:read', find: findStaff }],
  ['orgUnit', { permission: 'organisation:read', find: findUnits }],
  ['record', { permission: 'records:read', find: findRecordsByText }],
]);
