/** What has become of the points of one source event. */
export interface SourceState {
  readonly granted: number;
  /** Part of `granted` withdrawn because the event was corrected. */
  readonly corrected: number;
  readonly reversed: number;
  readonly debt: number;
  readonly forgiven: number;
  readonly cash: number;
}

/** Points taken back so far, in whatever way. */
export function takenBack(source: SourceState): number {
  return source.reversed + source.debt + source.forgiven + source.cash;
}

/**
 * The share of points that goes with the refunded share of the money: round(points × refunded ÷ total), halves up, exact for all
 * amounts. An unknown total (zero) makes every refund a full one; more than everything cannot be refunded.
 */
export function refundedShare(points: number, refunded: number, total: number): number {
  if (refunded <= 0) return 0;
  if (total <= 0 || refunded >= total) return points;
  // The product of two amounts leaves the safe range of numbers.
  const twice = 2n * BigInt(points) * BigInt(refunded) + BigInt(total);
  return Number(twice / (2n * BigInt(total)));
}

/** What must be posted so that the source stands where it should. */
export interface SourcePlan {
  /** Points to grant in a new lot. */
  readonly grant: number;
  /** Part of `grant` that stands for a debt which was paid off or is still owed: spent in time, whatever the date is by now. */
  readonly owedBefore: number;
  /** Points that were forgiven or paid in money and need no longer be: the member never gave them, and gets none. */
  readonly spared: number;
  /** Points that go back to the lots they were taken from. */
  readonly giveBack: number;
  /** Points to take back. */
  readonly takeBack: number;
  readonly granted: number;
  readonly corrected: number;
}

/**
 * How to get from a source's state to `net` points earned, of which the share of `refunded` in `total` is taken back, for a member who
 * owes `owed`. Keeps the law `taken back = corrected + refunded share of (granted − corrected)`, whatever was granted, refunded and
 * corrected before. What was taken too much comes back the last part first, so that taking and giving back leave everything as it was.
 */
export function planSource(
  source: SourceState,
  wanted: { readonly net: number; readonly refunded: number; readonly total: number; readonly owed: number },
): SourcePlan {
  const { net, refunded, total, owed } = wanted;
  const standing = source.granted - takenBack(source);
  const change = net - refundedShare(net, refunded, total) - standing;
  // An event has granted at least what it is worth.
  const first = Math.max(net - source.granted, 0);
  const surplus = Math.max(change - first, 0);
  const spared = Math.min(surplus, source.forgiven + source.cash);
  const owes = Math.min(surplus - spared, owed, source.debt);
  const giveBack = Math.min(surplus - spared - owes, source.reversed);
  const owedBefore = surplus - spared - giveBack;
  const granted = source.granted + first + owedBefore;
  return {
    grant: first + owedBefore,
    owedBefore,
    spared,
    giveBack,
    takeBack: Math.max(first - change, 0),
    granted,
    corrected: granted - net,
  };
}

/** One refund of an event, and how much money it pays back. */
export interface Refund {
  readonly part: string;
  readonly amountRefunded: number;
}

/** How many of an event's points each refund stands for: refunds add up in the order in which they came. */
export function refundShares(
  grants: readonly (Pick<SourceState, 'granted' | 'corrected'> & { readonly amountTotal: number })[],
  refunds: readonly Refund[],
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let sum = 0;
  for (const { part, amountRefunded } of refunds) {
    const until = (money: number) =>
      grants.reduce((all, one) => all + refundedShare(one.granted - one.corrected, money, one.amountTotal), 0);
    shares.set(part, until(sum + amountRefunded) - until(sum));
    sum += amountRefunded;
  }
  return shares;
}
