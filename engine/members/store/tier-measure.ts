import { and, asc, eq, gt, gte, sql, sum } from 'drizzle-orm';
import { member } from '@/drizzle/tables/members';
import { tierChange, tierContribution } from '@/drizzle/tables/tiers';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';

interface Named {
  readonly workspaceId: string;
  readonly memberId: string;
}

const addMeasure = statement<{ id: string; amount: number }>(
  (db) =>
    db
      .update(member)
      .set({ tierMeasure: sql`${member.tierMeasure} + ${sql.placeholder('amount')}` })
      .where(eq(member.id, sql.placeholder('id')))
      .returning({ tierKey: member.tierKey, tierMeasure: member.tierMeasure }),
  'all',
);

export interface Standing {
  readonly tier: string | null;
  readonly measure: number;
}

/** Adds to a member's lifetime measure; answers where the member stands now. */
export async function addToMeasure(tx: Tx, { memberId }: Named, amount: number): Promise<Standing | null> {
  const [row] = await addMeasure(tx, { id: memberId, amount });
  return row ? { tier: row[0] === null ? null : String(row[0]), measure: Number(row[1]) } : null;
}

export async function standingOf(tx: Tx, { workspaceId, memberId }: Named): Promise<Standing | null> {
  const [row] = await tx.db
    .select({ tier: member.tierKey, measure: member.tierMeasure })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), eq(member.id, memberId)));
  return row ?? null;
}

export async function setStanding(tx: Tx, { workspaceId, memberId }: Named, change: Partial<Standing>): Promise<void> {
  const set = {
    ...(change.measure === undefined ? {} : { tierMeasure: change.measure }),
    ...(change.tier === undefined ? {} : { tierKey: change.tier, tierChangedAt: tx.now }),
  };
  await tx.db
    .update(member)
    .set({ ...set, updatedAt: tx.now })
    .where(and(eq(member.workspaceId, workspaceId), eq(member.id, memberId)));
}

/** Sets what a record adds to the measure of the last months; 0 takes it out. */
export async function saveContribution(tx: Tx, row: typeof tierContribution.$inferInsert): Promise<void> {
  await tx.db
    .insert(tierContribution)
    .values(row)
    .onConflictDoUpdate({
      target: [tierContribution.workspaceId, tierContribution.memberId, tierContribution.recordId],
      set: { amount: row.amount, occurredAt: row.occurredAt },
    });
}

export async function measureSince(tx: Tx, { workspaceId, memberId }: Named, since: number): Promise<number> {
  const [row] = await tx.db
    .select({ total: sum(tierContribution.amount) })
    .from(tierContribution)
    .where(
      and(
        eq(tierContribution.workspaceId, workspaceId),
        eq(tierContribution.memberId, memberId),
        gte(tierContribution.occurredAt, since),
      ),
    );
  return Number(row?.total ?? 0);
}

export async function writeTierChange(tx: Tx, row: Omit<typeof tierChange.$inferInsert, 'id' | 'at'>): Promise<void> {
  await tx.db.insert(tierChange).values({ ...row, id: tx.newId(), at: tx.now });
}

/** A page of members for the nightly run, by id. */
export async function memberPage(
  tx: Tx,
  workspaceId: string,
  page: { after: string; limit: number },
): Promise<string[]> {
  const rows = await tx.db
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), gt(member.id, page.after)))
    .orderBy(asc(member.id))
    .limit(page.limit);
  return rows.map((row) => row.id);
}
