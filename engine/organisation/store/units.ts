import { and, eq, isNull, max, type SQL, sql } from 'drizzle-orm';
import { orgUnit } from '@/drizzle/tables/accounts';
import { Fault } from '@/engine/kernel/fault';
import { isUniqueViolation, lockName } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import { type OrgUnit, orgUnitSchema, type UnitKind } from '../schema';
import { inReadingOrder, pathBelow } from '../tree';

interface Where {
  readonly workspaceId: string;
  readonly orgUnitId: string;
}

export interface NewUnit {
  readonly workspaceId: string;
  readonly parent: Pick<OrgUnit, 'id' | 'path'> | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string | null;
}

/** Serialises changes of a company's tree, so that nobody moves a unit below one that is moving. */
export function lockTree(tx: Tx, workspaceId: string): Promise<void> {
  return lockName(tx, `org-tree:${workspaceId}`);
}

export async function insertUnit(tx: Tx, unit: NewUnit): Promise<OrgUnit> {
  const id = tx.newId();
  const { workspaceId, parent, kind, name, code } = unit;
  const position = await nextPosition(tx, workspaceId, parent?.id ?? null);
  const path = pathBelow(parent?.path ?? null, id);
  const row = { id, workspaceId, parentId: parent?.id ?? null, kind, name, code, path, position };
  await refuseTakenCode(tx, code, () => tx.db.insert(orgUnit).values({ ...row, createdAt: tx.now, closedAt: null }));
  return { id, parentId: row.parentId, kind, name, code, path, position, closed: false };
}

/** Throws `organisation.noUnit` when the company has no such unit. */
export async function getUnit(tx: Pick<Tx, 'db'>, { workspaceId, orgUnitId }: Where): Promise<OrgUnit> {
  const [found] = await selectUnits(tx, and(eq(orgUnit.workspaceId, workspaceId), eq(orgUnit.id, orgUnitId)));
  if (!found) throw new Fault('not-found', 'organisation.noUnit');
  return found;
}

/** The path of a unit, or null for "no unit": what `can(actor, permission, at)` wants. Throws `organisation.noUnit`. */
export async function placeOf(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  orgUnitId: string | null,
): Promise<string | null> {
  if (orgUnitId === null) return null;
  return (await getUnit(tx, { workspaceId, orgUnitId })).path;
}

/** By the company's own number of the store. */
export async function findUnitByCode(tx: Pick<Tx, 'db'>, workspaceId: string, code: string): Promise<OrgUnit | null> {
  const [found] = await selectUnits(tx, and(eq(orgUnit.workspaceId, workspaceId), eq(orgUnit.code, code)));
  return found ?? null;
}

/** The whole tree in reading order, every parent before its children. `limit` is a condition on the unit's id, such as `scopeSql` gives. */
export async function listUnits(tx: Pick<Tx, 'db'>, workspaceId: string, limit?: SQL): Promise<OrgUnit[]> {
  return inReadingOrder(await selectUnits(tx, and(eq(orgUnit.workspaceId, workspaceId), limit)));
}

export async function updateUnit(
  tx: Tx,
  { workspaceId, orgUnitId }: Where,
  change: { readonly name?: string; readonly code?: string | null; readonly closedAt?: number | null },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await refuseTakenCode(tx, change.code ?? null, () =>
    tx.db
      .update(orgUnit)
      .set(change)
      .where(and(eq(orgUnit.workspaceId, workspaceId), eq(orgUnit.id, orgUnitId))),
  );
}

/** Hangs a unit with everything below it under another parent. */
export async function moveUnit(tx: Tx, workspaceId: string, move: { unit: OrgUnit; parent: OrgUnit }): Promise<void> {
  const { unit, parent } = move;
  const path = pathBelow(parent.path, unit.id);
  await tx.db
    .update(orgUnit)
    .set({ path: sql`${path} || substr(${orgUnit.path}, ${unit.path.length + 1})` })
    .where(
      and(eq(orgUnit.workspaceId, workspaceId), sql`substr(${orgUnit.path}, 1, ${unit.path.length}) = ${unit.path}`),
    );
  const position = await nextPosition(tx, workspaceId, parent.id);
  await tx.db.update(orgUnit).set({ parentId: parent.id, position }).where(eq(orgUnit.id, unit.id));
}

/** Behind all brothers. */
async function nextPosition(tx: Tx, workspaceId: string, parentId: string | null): Promise<number> {
  const brothers = parentId === null ? isNull(orgUnit.parentId) : eq(orgUnit.parentId, parentId);
  const [last] = await tx.db
    .select({ position: max(orgUnit.position) })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, workspaceId), brothers));
  return (last?.position ?? -1) + 1;
}

async function selectUnits(tx: Pick<Tx, 'db'>, where: SQL | undefined): Promise<OrgUnit[]> {
  const rows = await tx.db.select().from(orgUnit).where(where);
  return rows.map((row) => orgUnitSchema.parse({ ...row, closed: row.closedAt !== null }));
}

async function refuseTakenCode(tx: Tx, code: string | null, write: () => Promise<unknown>): Promise<void> {
  try {
    await tx.nested(async () => void (await write()));
  } catch (error) {
    if (isUniqueViolation(error)) throw new Fault('conflict', 'organisation.codeTaken', { code });
    throw error;
  }
}
