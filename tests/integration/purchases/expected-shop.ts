import { CD_SHOP_TIERS } from '../../world/cd-shop';
import { centsOf, type Purchase } from '../../world/cdnow';
import type { ShopFacts } from './shop-facts';

/** What the purchases must have come to, reckoned from the file alone; `today` is `YYYYMMDD` in the shop's zone. */
export function expectedShop(purchases: readonly Purchase[], today: string): ShopFacts {
  const points = (some: readonly Purchase[]) => sum(some.map(pointsOf));
  const due = purchases.filter(({ day }) => nextYear(day) < today);
  const spent = new Map<string, number>();
  for (const one of purchases) spent.set(one.customer, (spent.get(one.customer) ?? 0) + centsOf(one.dollars));
  return {
    records: purchases.length,
    cents: sum(purchases.map((one) => centsOf(one.dollars))),
    granted: points(purchases),
    grants: purchases.filter((one) => pointsOf(one) > 0).length,
    expired: points(due),
    spendable: points(purchases) - points(due),
    lapsedButOpen: 0,
    tiers: Object.fromEntries([...spent].sort().map(([card, cents]) => [card, tierOf(cents)])),
  };
}

/** One for each whole dollar. */
function pointsOf({ dollars }: Purchase): number {
  return Math.floor(centsOf(dollars) / 100);
}

/** Good through this day. No purchase is of a 29 February. */
function nextYear(day: string): string {
  return String(Number(day) + 10_000);
}

function tierOf(cents: number): string {
  return CD_SHOP_TIERS.filter(([, from]) => cents >= from * 100).at(-1)?.[0] ?? '';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
