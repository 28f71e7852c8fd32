import { and, eq, inArray, sql } from 'drizzle-orm';
import { ptLot } from '@/drizzle/tables/ledger';
import { invariant } from '@/engine/kernel/fault';
import { insertRows } from '@/lib/db/insert-rows';
import { statement } from '@/lib/db/statement';
import type { Row, Tx } from '@/lib/db/types';
import { BUCKETS, type Lot, type LotBuckets, type Move } from '../lot';
import type { WalletName } from './wallet';

const columns = {
  id: ptLot.id,
  granted: ptLot.granted,
  activatesAt: ptLot.activatesAt,
  expiresAt: ptLot.expiresAt,
  sourceId: ptLot.sourceId,
  parentId: ptLot.parentId,
  pending: ptLot.pending,
  available: ptLot.available,
  held: ptLot.held,
  redeemed: ptLot.redeemed,
  expired: ptLot.expired,
  reversed: ptLot.reversed,
  adjusted: ptLot.adjusted,
  repaid: ptLot.repaid,
  moved: ptLot.moved,
};

/** Written like the condition of the index `pt_lot_open`, so that the index serves it. */
const isOpen = sql`${ptLot.pending} + ${ptLot.available} + ${ptLot.held} > 0`;

const selectOpen = statement<{ workspaceId: string; memberId: string; currencyId: string }>(
  (db) =>
    db
      .select(columns)
      .from(ptLot)
      .where(
        and(
          eq(ptLot.workspaceId, sql.placeholder('workspaceId')),
          eq(ptLot.memberId, sql.placeholder('memberId')),
          eq(ptLot.currencyId, sql.placeholder('currencyId')),
          isOpen,
        ),
      )
      .orderBy(ptLot.id),
  'all',
);

const insertLots = insertRows(ptLot);

const changeLot = statement<{ id: string } & LotBuckets>((db) =>
  db
    .update(ptLot)
    .set(Object.fromEntries(BUCKETS.map((bucket) => [bucket, sql`${ptLot[bucket]} + ${sql.placeholder(bucket)}`])))
    .where(eq(ptLot.id, sql.placeholder('id'))),
);

/** The member's lots that still hold points in some form, oldest first. Lock the wallet before you act on them. */
export async function openLots(
  tx: Pick<Tx, 'db' | 'dialect' | 'execute'>,
  { currency, memberId }: WalletName,
): Promise<Lot[]> {
  const rows = await selectOpen(tx, { workspaceId: currency.workspaceId, memberId, currencyId: currency.id });
  return rows.map(lotOfRow);
}

/** Lots by id; all of them exist. */
export async function lotsById(
  tx: Pick<Tx, 'db'>,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Lot>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .select(columns)
    .from(ptLot)
    .where(and(eq(ptLot.workspaceId, workspaceId), inArray(ptLot.id, [...ids])));
  invariant(rows.length === new Set(ids).size, 'every lot exists');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes new lots as they are. */
export async function writeLots(
  tx: Tx,
  { currency, memberId, journalId }: WalletName & { readonly journalId: string },
  lots: readonly Lot[],
): Promise<void> {
  const { workspaceId, id: currencyId } = currency;
  await insertLots(
    tx,
    lots.map((lot) => ({
      workspaceId,
      currencyId,
      memberId,
      journalId,
      id: lot.id,
      sourceId: lot.sourceId,
      parentId: lot.parentId,
      activatesAt: lot.activatesAt,
      expiresAt: lot.expiresAt,
      granted: lot.granted,
      pending: lot.pending,
      available: lot.available,
      held: lot.held,
      redeemed: lot.redeemed,
      expired: lot.expired,
      reversed: lot.reversed,
      adjusted: lot.adjusted,
      repaid: lot.repaid,
      moved: lot.moved,
    })),
  );
}

/** Adds what the moves did to lots that exist; the database refuses a bucket below zero. */
export async function changeLots(tx: Tx, moves: readonly Move[]): Promise<void> {
  const changes = new Map<string, LotBuckets>();
  for (const { lot, from, to, amount } of moves) {
    const change = changes.get(lot.id) ?? noChange();
    if (from !== 'granted') change[from] -= amount;
    change[to] += amount;
    changes.set(lot.id, change);
  }
  for (const [id, change] of changes) {
    const { changes: hit } = await changeLot(tx, { id, ...change });
    invariant(hit === 1, `lot ${id} exists`);
  }
}

function noChange(): LotBuckets {
  return { pending: 0, available: 0, held: 0, redeemed: 0, expired: 0, reversed: 0, adjusted: 0, repaid: 0, moved: 0 };
}

function lotOfRow(row: Row): Lot {
  // In the order of `columns`; the drivers give whole numbers as numbers.
  const [id, granted, activatesAt, expiresAt, sourceId, parentId] = row as [
    string,
    number,
    ...(number | string | null)[],
  ];
  return {
    id,
    granted,
    activatesAt: activatesAt as number | null,
    expiresAt: expiresAt as number | null,
    sourceId: sourceId as string | null,
    parentId: parentId as string | null,
    pending: Number(row[6]),
    available: Number(row[7]),
    held: Number(row[8]),
    redeemed: Number(row[9]),
    expired: Number(row[10]),
    reversed: Number(row[11]),
    adjusted: Number(row[12]),
    repaid: Number(row[13]),
    moved: Number(row[14]),
  };
}
