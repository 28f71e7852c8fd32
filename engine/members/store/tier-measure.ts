import { and, asc, eq, gt, gte, sql, sum } from 'drizzle-orm';
import { member } from '@/drizzle/tables/members';
import { tierChange, tierContribution } from '@/drizzle/tables/tiers';
import { insertRows } from '@/lib/db/insert-rows';
import { every, statement } from '@/lib/db/statement';
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

const thisMember = and(
  eq(member.workspaceId, sql.placeholder('workspaceId')),
  eq(member.id, sql.placeholder('memberId')),
);
const readStanding = statement<Named>(
  (db) => db.select({ tier: member.tierKey, measure: member.tierMeasure }).from(member).where(thisMember),
  'all',
);
const writeMeasure = statement<Named & { readonly measure: number; readonly at: number }>((db) =>
  db
    .update(member)
    .set({ tierMeasure: sql`${sql.placeholder('measure')}`, updatedAt: sql`${sql.placeholder('at')}` })
    .where(thisMember),
);
const writeTier = statement<Named & { readonly tier: string | null; readonly at: number }>((db) =>
  db
    .update(member)
    .set({
      tierKey: sql`${sql.placeholder('tier')}`,
      tierChangedAt: sql`${sql.placeholder('at')}`,
      updatedAt: sql`${sql.placeholder('at')}`,
    })
    .where(thisMember),
);

export async function standingOf(tx: Tx, { workspaceId, memberId }: Named): Promise<Standing | null> {
  const [row] = await readStanding(tx, { workspaceId, memberId });
  return row ? { tier: row[0] === null ? null : String(row[0]), measure: Number(row[1]) } : null;
}

export async function setMeasure(tx: Tx, { workspaceId, memberId }: Named, measure: number): Promise<void> {
  await writeMeasure(tx, { workspaceId, memberId, measure, at: tx.now });
}

export async function setTier(tx: Tx, { workspaceId, memberId }: Named, tier: string | null): Promise<void> {
  await writeTier(tx, { workspaceId, memberId, tier, at: tx.now });
}

const upsertContribution = statement<typeof tierContribution.$inferInsert>((db) =>
  db
    .insert(tierContribution)
    .values(every(tierContribution))
    .onConflictDoUpdate({
      target: [tierContribution.workspaceId, tierContribution.memberId, tierContribution.recordId],
      set: { amount: sql`excluded.amount`, occurredAt: sql`excluded.occurred_at` },
    }),
);

/** Sets what a record adds to the measure of the last months; 0 takes it out. */
export async function saveContribution(tx: Tx, row: typeof tierContribution.$inferInsert): Promise<void> {
  await upsertContribution(tx, row);
}

const totalSince = statement<Named & { readonly since: number }>(
  (db) =>
    db
      .select({ total: sum(tierContribution.amount) })
      .from(tierContribution)
      .where(
        and(
          eq(tierContribution.workspaceId, sql.placeholder('workspaceId')),
          eq(tierContribution.memberId, sql.placeholder('memberId')),
          gte(tierContribution.occurredAt, sql.placeholder('since')),
        ),
      ),
  'all',
);

export async function measureSince(tx: Tx, { workspaceId, memberId }: Named, since: number): Promise<number> {
  const [row] = await totalSince(tx, { workspaceId, memberId, since });
  return Number(row?.[0] ?? 0);
}

const insertChange = insertRows(tierChange);

export async function writeTierChange(tx: Tx, row: Omit<typeof tierChange.$inferInsert, 'id' | 'at'>): Promise<void> {
  await insertChange(tx, [{ ...row, id: tx.newId(), at: tx.now }]);
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
