import { usable } from './allocate';
import { emptyLot, type Lot, type Move } from './lot';

/** Points of a lot that were spent and have not come back yet. */
export interface SpentPart {
  readonly lot: Lot;
  readonly amount: number;
}

export interface ReturnFacts {
  readonly amount: number;
  readonly owed: number;
  readonly now: number;
  /** Expiry of points whose own lot has expired (UTC ms). */
  readonly graceEnd: number;
  readonly newLotId: () => string;
}

export interface ReturnPlan {
  readonly moves: Move[];
  /** Lots that carry points on whose own lot has expired. */
  readonly opened: Lot[];
  repaid: number;
  renewed: number;
}

/**
 * Gives spent points back: the last spent come back first, to the lots they came from; where that lot has expired by now, in a new
 * lot with days of grace. Debt is paid off first.
 */
export function planReturn(spent: readonly SpentPart[], facts: ReturnFacts): ReturnPlan {
  const plan: ReturnPlan = { moves: [], opened: [], repaid: 0, renewed: 0 };
  let left = facts.amount;
  for (const { lot, amount } of [...spent].reverse()) {
    const back = Math.min(amount, left);
    if (back === 0) continue;
    left -= back;
    const owed = facts.owed - plan.repaid;
    const expired = lot.expiresAt !== null && lot.expiresAt <= facts.now;
    const { moves, repaid } = expired ? renew(plan, lot, { back, owed, facts }) : usable(lot, 'redeemed', back, owed);
    plan.moves.push(...moves);
    plan.repaid += repaid;
  }
  return plan;
}

function renew(
  plan: ReturnPlan,
  parent: Lot,
  { back, owed, facts }: { readonly back: number; readonly owed: number; readonly facts: ReturnFacts },
): { moves: Move[]; repaid: number } {
  const lot = emptyLot({
    id: facts.newLotId(),
    granted: back,
    activatesAt: null,
    expiresAt: facts.graceEnd,
    sourceId: null,
    parentId: parent.id,
  });
  plan.opened.push(lot);
  plan.renewed += back;
  const { moves, repaid } = usable(lot, 'granted', back, owed);
  return { moves: [{ lot: parent, from: 'redeemed', to: 'moved', amount: back }, ...moves], repaid };
}
