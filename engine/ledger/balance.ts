import { businessDayAt } from '@/engine/kernel/business-day';
import type { Tx } from '@/lib/db/types';
import { bySoonestExpiry, type Lot } from './lot';
import { type Standing, standing } from './standing';
import type { WalletName } from './store/wallet';

/** Points that end or begin together. */
export interface DatedPoints {
  /** First instant they are no longer good, or are usable (UTC ms). */
  readonly at: number;
  /** The same as a day of the currency's zone: the last day they are good, or the first they are usable. */
  readonly date: string;
  readonly amount: number;
}

/** Amounts in the currency's smallest unit. */
export interface Balance extends Pick<Standing, 'available' | 'pending' | 'held' | 'debt' | 'visible'> {
  /** Usable points by their expiry, the soonest first; those that never expire are not among them. */
  readonly expiries: readonly DatedPoints[];
  /** Points that are not usable yet, the soonest first. */
  readonly activations: readonly DatedPoints[];
}

/** A member's points as they are now; zeros for a member who never had any. */
export async function balance(tx: Pick<Tx, 'db' | 'dialect' | 'execute' | 'now'>, name: WalletName): Promise<Balance> {
  return balanceOf(await standing(tx, name), name.currency.zone);
}

export function balanceOf({ available, pending, held, debt, visible, lots }: Standing, zone: string): Balance {
  return {
    available,
    pending,
    held,
    debt,
    visible,
    expiries: dated(
      lots,
      ({ expiresAt, available: usable }) => [expiresAt, usable],
      (at) => dayBefore(at, zone),
    ),
    activations: dated(
      lots,
      ({ activatesAt, pending: waiting }) => [activatesAt, waiting],
      (at) => businessDayAt(at, zone).date,
    ),
  };
}

/** The last day that lies wholly or partly before an instant: good through the 31st ends with the first instant of the 1st. */
export function dayBefore(at: number, zone: string): string {
  return businessDayAt(at - 1, zone).date;
}

function dated(
  lots: readonly Lot[],
  of: (lot: Lot) => readonly [at: number | null, amount: number],
  date: (at: number) => string,
): DatedPoints[] {
  const amounts = new Map<number, number>();
  for (const lot of lots) {
    const [at, amount] = of(lot);
    if (at !== null && amount > 0) amounts.set(at, (amounts.get(at) ?? 0) + amount);
  }
  return [...amounts].sort(([a], [b]) => a - b).map(([at, amount]) => ({ at, date: date(at), amount }));
}

/** A lot as people look at it. */
export interface LotView extends Omit<Lot, 'sourceId'> {
  /** Last day the points are good, in the currency's zone; null when they never expire. */
  readonly goodThrough: string | null;
}

/** The member's lots that still hold points, in the order they will be spent. */
export async function lotsOf(tx: Pick<Tx, 'db' | 'dialect' | 'execute' | 'now'>, name: WalletName): Promise<LotView[]> {
  const { lots } = await standing(tx, name);
  return [...lots]
    .filter((lot) => lot.pending + lot.available + lot.held > 0)
    .sort(bySoonestExpiry)
    .map(({ sourceId: _, ...lot }) => ({
      ...lot,
      goodThrough: lot.expiresAt === null ? null : dayBefore(lot.expiresAt, name.currency.zone),
    }));
}
