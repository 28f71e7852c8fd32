import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { type RoleGrant, staff, staffRole } from '@/drizzle/tables/accounts';
import { authSession } from '@/drizzle/tables/sign-in';
import type { Grant } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { type Locale, localeSchema } from '@/engine/kernel/text';
import { isUniqueViolation, lockName } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';

export interface Staff {
  readonly id: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly status: 'active' | 'suspended';
  readonly roles: readonly Grant[];
}

export interface NewStaff {
  readonly workspaceId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly roles: readonly RoleGrant[];
}

/** Throws `organisation.alreadyStaff` when the person already works for the company. */
export async function insertStaff(tx: Tx, person: NewStaff): Promise<string> {
  const { roles, ...row } = person;
  const id = tx.newId();
  try {
    await tx.nested(async () => {
      await tx.db.insert(staff).values({ ...row, id, status: 'active', createdAt: tx.now, suspendedAt: null });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Fault('conflict', 'organisation.alreadyStaff', { email: row.email });
    throw error;
  }
  await insertRoles(tx, { workspaceId: row.workspaceId, staffId: id }, roles);
  return id;
}

/** Throws `organisation.noStaff` when the company has no such person. */
export async function getStaff(tx: Pick<Tx, 'db'>, workspaceId: string, staffId: string): Promise<Staff> {
  const [found] = await listStaff(tx, workspaceId, { ids: [staffId] });
  if (!found) throw new Fault('not-found', 'organisation.noStaff');
  return found;
}

/** People of the company by name, or those with the given ids. */
export async function listStaff(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  only: { readonly ids?: readonly string[] } = {},
): Promise<Staff[]> {
  const chosen = only.ids ? inArray(staff.id, [...only.ids]) : undefined;
  const rows = await tx.db
    .select()
    .from(staff)
    .where(and(eq(staff.workspaceId, workspaceId), chosen))
    .orderBy(asc(staff.name), asc(staff.id));
  const roles = await rolesByStaff(tx, workspaceId, only.ids);
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspaceId,
    userId: row.userId,
    name: row.name,
    email: row.email,
    locale: localeSchema.parse(row.locale),
    status: row.status === 'active' ? 'active' : 'suspended',
    roles: roles.get(row.id) ?? [],
  }));
}

/** Ids of active people who hold a role, company-wide or at one of the units, or anywhere; for finding who is to decide. */
export async function activeStaffWithRole(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  wanted: { readonly role: RoleGrant['role']; readonly orgUnitIds: readonly string[] | 'anywhere' },
): Promise<string[]> {
  const { orgUnitIds } = wanted;
  const units =
    orgUnitIds === 'anywhere'
      ? sql`1 = 1`
      : orgUnitIds.length
        ? inArray(staffRole.orgUnitId, [...orgUnitIds])
        : sql`1 = 0`;
  const rows = await tx.db
    .selectDistinct({ id: staff.id })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.workspaceId, workspaceId),
        eq(staffRole.role, wanted.role),
        eq(staff.status, 'active'),
        sql`(${staffRole.orgUnitId} is null or ${units})`,
      ),
    )
    .orderBy(asc(staff.id));
  return rows.map((row) => row.id);
}

export async function replaceRoles(
  tx: Tx,
  who: { readonly workspaceId: string; readonly staffId: string },
  roles: readonly RoleGrant[],
): Promise<void> {
  const { workspaceId, staffId } = who;
  await tx.db.delete(staffRole).where(and(eq(staffRole.workspaceId, workspaceId), eq(staffRole.staffId, staffId)));
  await insertRoles(tx, who, roles);
}

/** Suspends or brings back; suspending also ends the person's sessions unless they work for another company here. */
export async function setStaffStatus(tx: Tx, person: Staff, status: Staff['status']): Promise<void> {
  await tx.db
    .update(staff)
    .set({ status, suspendedAt: status === 'suspended' ? tx.now : null })
    .where(and(eq(staff.workspaceId, person.workspaceId), eq(staff.id, person.id)));
  if (status === 'active') return;
  const elsewhere = await tx.db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.userId, person.userId), eq(staff.status, 'active')))
    .limit(1);
  if (elsewhere.length === 0) await tx.db.delete(authSession).where(eq(authSession.userId, person.userId));
}

export async function updateStaff(
  tx: Tx,
  who: { readonly workspaceId: string; readonly staffId: string },
  change: { readonly name?: string; readonly locale?: Locale },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx.db
    .update(staff)
    .set(change)
    .where(and(eq(staff.workspaceId, who.workspaceId), eq(staff.id, who.staffId)));
}

/** Serialises changes of who owns the company: two owners cannot remove each other at once. */
export function lockOwners(tx: Tx, workspaceId: string): Promise<void> {
  return lockName(tx, `owners:${workspaceId}`);
}

/** Throws `organisation.lastOwner` unless an active owner remains besides this person. Call under `lockOwners`. */
export async function requireAnotherOwner(tx: Tx, person: Pick<Staff, 'workspaceId' | 'id'>): Promise<void> {
  const others = await tx.db
    .select({ id: staff.id })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.workspaceId, person.workspaceId),
        eq(staffRole.role, 'owner'),
        eq(staff.status, 'active'),
        ne(staff.id, person.id),
      ),
    )
    .limit(1);
  if (others.length === 0) throw new Fault('refused', 'organisation.lastOwner');
}

async function insertRoles(
  tx: Tx,
  who: { readonly workspaceId: string; readonly staffId: string },
  roles: readonly RoleGrant[],
): Promise<void> {
  const distinct = new Map(roles.map((grant) => [`${grant.role} ${grant.orgUnitId}`, grant]));
  const rows = [...distinct.values()].map(({ role, orgUnitId }) => ({ id: tx.newId(), ...who, role, orgUnitId }));
  if (rows.length) await tx.db.insert(staffRole).values(rows);
}

async function rolesByStaff(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, Grant[]>> {
  const chosen = ids ? inArray(staffRole.staffId, [...ids]) : undefined;
  const rows = await tx.db
    .select()
    .from(staffRole)
    .where(and(eq(staffRole.workspaceId, workspaceId), chosen))
    .orderBy(asc(staffRole.id));
  const byStaff = new Map<string, Grant[]>();
  for (const row of rows) {
    const list = byStaff.get(row.staffId) ?? [];
    list.push({ role: row.role, orgUnitId: row.orgUnitId });
    byStaff.set(row.staffId, list);
  }
  return byStaff;
}
