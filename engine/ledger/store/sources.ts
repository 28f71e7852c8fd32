import { and, eq, sql } from 'drizzle-orm';
import { ptSource } from '@/drizzle/tables/ledger';
import { lockName } from '@/lib/db/dialect';
import { insertRows } from '@/lib/db/insert-rows';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';

export type SourceRow = typeof ptSource.$inferSelect;

/** One event of the outside world, in the words of the system it comes from. */
export interface SourceEvent {
  readonly system: string;
  readonly eventId: string;
}

const insertGrant = insertRows(ptSource, 'skip');

const findRefund = statement<SourceEvent & { readonly workspaceId: string }>(
  (db) =>
    db
      .select({ found: sql`1` })
      .from(ptSource)
      .where(
        and(
          eq(ptSource.workspaceId, sql.placeholder('workspaceId')),
          eq(ptSource.system, sql.placeholder('system')),
          eq(ptSource.eventId, sql.placeholder('eventId')),
          eq(ptSource.kind, 'refund'),
        ),
      )
      .limit(1),
  'all',
);

/** Writes a grant's row; false when it has been granted before. */
export async function writeGrantSource(tx: Tx, row: typeof ptSource.$inferInsert): Promise<boolean> {
  return (await insertGrant(tx, [row])) === 1;
}

/** Has a refund of the event come before it? */
export async function hasEarlyRefund(tx: Tx, workspaceId: string, event: SourceEvent): Promise<boolean> {
  return (await findRefund(tx, { workspaceId, system: event.system, eventId: event.eventId })).length > 0;
}

export async function writeRefundSource(tx: Tx, row: typeof ptSource.$inferInsert): Promise<void> {
  await tx.db.insert(ptSource).values(row);
}

/**
 * Grants and refunds of one event wait for each other: a refund that finds no grant must be seen by a grant that comes at the same
 * moment.
 */
export async function lockEvent(tx: Tx, workspaceId: string, event: SourceEvent): Promise<void> {
  if (tx.dialect === 'postgres')
    await lockName(tx, JSON.stringify(['source', workspaceId, event.system, event.eventId]));
}

/** Grants and refunds of an event, oldest first. */
export async function sourcesOf(tx: Pick<Tx, 'db'>, workspaceId: string, event: SourceEvent): Promise<SourceRow[]> {
  return tx.db
    .select()
    .from(ptSource)
    .where(
      and(
        eq(ptSource.workspaceId, workspaceId),
        eq(ptSource.system, event.system),
        eq(ptSource.eventId, event.eventId),
      ),
    )
    .orderBy(ptSource.id);
}

/** Part of the row that changes after it was written. */
export type SourceChange = Pick<
  SourceRow,
  'granted' | 'corrected' | 'reversed' | 'debt' | 'forgiven' | 'cash' | 'amountTotal' | 'amountRefunded'
>;

export async function changeSource(tx: Tx, id: string, change: SourceChange): Promise<void> {
  await tx.db.update(ptSource).set(change).where(eq(ptSource.id, id));
}

/** The refund pays back another amount than it said at first. */
export async function changeRefund(tx: Tx, id: string, amountRefunded: number): Promise<void> {
  await tx.db.update(ptSource).set({ amountRefunded }).where(eq(ptSource.id, id));
}

/** The refund is gone; the journals still tell of it. */
export async function removeRefund(tx: Tx, id: string): Promise<void> {
  await tx.db.delete(ptSource).where(eq(ptSource.id, id));
}

/** Refunds whose purchase has not arrived, oldest first. */
export async function waitingRefunds(
  tx: Pick<Tx, 'db'>,
  { workspaceId, before, limit }: { readonly workspaceId: string; readonly before: number; readonly limit: number },
): Promise<SourceRow[]> {
  return tx.db
    .select()
    .from(ptSource)
    .where(
      and(
        eq(ptSource.workspaceId, workspaceId),
        eq(ptSource.kind, 'refund'),
        sql`${ptSource.recordedAt} < ${before}`,
        sql`not exists (select 1 from pt_source grant_row where grant_row.workspace_id = ${ptSource.workspaceId} and grant_row.system = ${ptSource.system} and grant_row.event_id = ${ptSource.eventId} and grant_row.kind = 'grant')`,
      ),
    )
    .orderBy(ptSource.id)
    .limit(limit);
}
