/** Where the points of a lot can be. The first three belong to the member's accounts of the same name. */
export const BUCKETS = [
  'pending',
  'available',
  'held',
  'redeemed',
  'expired',
  'reversed',
  'adjusted',
  'repaid',
  'moved',
] as const;
export type Bucket = (typeof BUCKETS)[number];

export type LotBuckets = Record<Bucket, number>;

/** Points granted together, with one expiry; the buckets always add up to `granted`. */
export interface Lot extends LotBuckets {
  readonly id: string;
  readonly granted: number;
  readonly activatesAt: number | null;
  /** First instant (UTC ms) at which the points are no longer good. */
  readonly expiresAt: number | null;
  /** The grant of an outside event it belongs to. */
  readonly sourceId: string | null;
  readonly parentId: string | null;
}

/** Points of a lot changing place; `granted` is where a new lot's points come from. */
export interface Move {
  readonly lot: Lot;
  readonly from: Bucket | 'granted';
  readonly to: Bucket;
  readonly amount: number;
}

/** A lot that nothing has moved into yet. */
export function emptyLot(
  facts: Pick<Lot, 'id' | 'granted' | 'activatesAt' | 'expiresAt' | 'sourceId' | 'parentId'>,
): Lot {
  return {
    id: facts.id,
    granted: facts.granted,
    activatesAt: facts.activatesAt,
    expiresAt: facts.expiresAt,
    sourceId: facts.sourceId,
    parentId: facts.parentId,
    pending: 0,
    available: 0,
    held: 0,
    redeemed: 0,
    expired: 0,
    reversed: 0,
    adjusted: 0,
    repaid: 0,
    moved: 0,
  };
}

/** When something happens to the lot by itself; null when nothing will. */
export function dueAt(lot: Lot): number | null {
  const activates = lot.pending > 0 ? lot.activatesAt : null;
  const expires = lot.available > 0 ? lot.expiresAt : null;
  return soonest(activates, expires);
}

/** The earlier of two instants, where null means never. */
export function soonest(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  if (b === null) return a;
  return Math.min(a, b);
}

/** Soonest expiry first, lots without expiry last; older lots first among equals. */
export function bySoonestExpiry(a: Lot, b: Lot): number {
  const left = a.expiresAt ?? Number.POSITIVE_INFINITY;
  const right = b.expiresAt ?? Number.POSITIVE_INFINITY;
  if (left !== right) return left - right;
  return a.id < b.id ? -1 : 1;
}
