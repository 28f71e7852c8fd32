import { and, eq, lte, sql } from 'drizzle-orm';
import { ptHold, ptHoldLine } from '@/drizzle/tables/ledger';
import { insertRows } from '@/lib/db/insert-rows';
import { every, statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';

export type HoldRow = typeof ptHold.$inferSelect;
export type HoldLineRow = typeof ptHoldLine.$inferSelect;

const insertHold = statement<typeof ptHold.$inferInsert>((db) => db.insert(ptHold).values(every(ptHold)));
const insertLines = insertRows(ptHoldLine);

export async function writeHold(
  tx: Tx,
  hold: typeof ptHold.$inferInsert,
  lines: readonly { readonly lotId: string; readonly amount: number }[],
): Promise<void> {
  await insertHold(tx, hold);
  await insertLines(
    tx,
    lines.map((line, seq) => ({
      ...line,
      workspaceId: hold.workspaceId,
      holdId: hold.id,
      seq,
      posted: 0,
      released: 0,
    })),
  );
}

export interface HoldName {
  readonly workspaceId: string;
  readonly holdId: string;
}

export async function findHold(tx: Pick<Tx, 'db'>, { workspaceId, holdId }: HoldName): Promise<HoldRow | null> {
  const rows = await tx.db
    .select()
    .from(ptHold)
    .where(and(eq(ptHold.workspaceId, workspaceId), eq(ptHold.id, holdId)));
  return rows[0] ?? null;
}

/** Parts of a hold, in the order they are posted. */
export async function holdLines(tx: Pick<Tx, 'db'>, { workspaceId, holdId }: HoldName): Promise<HoldLineRow[]> {
  return tx.db
    .select()
    .from(ptHoldLine)
    .where(and(eq(ptHoldLine.workspaceId, workspaceId), eq(ptHoldLine.holdId, holdId)))
    .orderBy(ptHoldLine.seq);
}

/** Closes an open hold; false when somebody else already has. */
export async function closeHold(
  tx: Tx,
  { workspaceId, holdId }: HoldName,
  change: Pick<HoldRow, 'status' | 'posted' | 'released' | 'resolvedJournalId'>,
): Promise<boolean> {
  const rows = await tx.db
    .update(ptHold)
    .set({ ...change, resolvedAt: tx.now })
    .where(and(eq(ptHold.workspaceId, workspaceId), eq(ptHold.id, holdId), eq(ptHold.status, 'open')))
    .returning({ id: ptHold.id });
  return rows.length === 1;
}

export async function closeLine(
  tx: Tx,
  line: HoldLineRow,
  change: Pick<HoldLineRow, 'posted' | 'released'>,
): Promise<void> {
  await tx.db
    .update(ptHoldLine)
    .set(change)
    .where(
      and(
        eq(ptHoldLine.workspaceId, line.workspaceId),
        eq(ptHoldLine.holdId, line.holdId),
        eq(ptHoldLine.seq, line.seq),
      ),
    );
}

/** Open holds whose deadline has come, the earliest first. */
export async function overdueHolds(
  tx: Pick<Tx, 'db' | 'now'>,
  { workspaceId, limit }: { readonly workspaceId: string; readonly limit: number },
): Promise<HoldRow[]> {
  return tx.db
    .select()
    .from(ptHold)
    .where(and(eq(ptHold.workspaceId, workspaceId), sql`${ptHold.status} = 'open'`, lte(ptHold.deadlineAt, tx.now)))
    .orderBy(ptHold.deadlineAt)
    .limit(limit);
}
