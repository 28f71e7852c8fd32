import * as z from 'zod';
import { businessDayAt } from '@/engine/kernel/business-day';
import { balance, lotsOf } from '@/engine/ledger/balance';
import { writtenPoints } from '@/engine/ledger/points';
import { openHolds } from '@/engine/ledger/store/open-holds';
import type { WalletName } from '@/engine/ledger/store/wallet';
import type { Tx } from '@/lib/db/types';

/** Points as people write them, dates as days of the currency's zone. */
export const memberPointsSchema = z.strictObject({
  visible: z.number(),
  available: z.number(),
  pending: z.number(),
  held: z.number(),
  debt: z.number(),
  /** In the order they will be spent. */
  lots: z.array(
    z.strictObject({
      id: z.string(),
      granted: z.number(),
      available: z.number(),
      pending: z.number(),
      held: z.number(),
      usableFrom: z.string().nullable(),
      goodThrough: z.string().nullable(),
    }),
  ),
  holds: z.array(
    z.strictObject({
      id: z.string(),
      points: z.number(),
      since: z.string(),
      deadline: z.string().nullable(),
      cause: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
    }),
  ),
});

/** A member's points in every detail the desk shows. */
export async function memberPoints(tx: Tx, wallet: WalletName): Promise<z.infer<typeof memberPointsSchema>> {
  const { currency } = wallet;
  const written = (amount: number) => writtenPoints(amount, currency.scale);
  const now = await balance(tx, wallet);
  const lots = await lotsOf(tx, wallet);
  const holds = await openHolds(tx, wallet);
  return {
    visible: written(now.visible),
    available: written(now.available),
    pending: written(now.pending),
    held: written(now.held),
    debt: written(now.debt),
    lots: lots.map((lot) => ({
      id: lot.id,
      granted: written(lot.granted),
      available: written(lot.available),
      pending: written(lot.pending),
      held: written(lot.held),
      usableFrom:
        lot.pending > 0 && lot.activatesAt !== null ? businessDayAt(lot.activatesAt, currency.zone).date : null,
      goodThrough: lot.goodThrough,
    })),
    holds: holds.map((hold) => ({
      id: hold.id,
      points: written(hold.amount),
      since: new Date(hold.journal.recordedAt).toISOString(),
      deadline: hold.deadlineAt === null ? null : new Date(hold.deadlineAt).toISOString(),
      cause: hold.journal.cause,
    })),
  };
}
