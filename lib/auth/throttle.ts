import { isIP } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { throttle } from '@/drizzle/tables/sign-in';
import { sha256 } from '@/lib/crypto/hash';
import { skipLocked } from '@/lib/db/dialect';
import type { Store, Tx } from '@/lib/db/types';
import { Refusal } from './refusal';

/** At most `most` attempts of one kind by one subject within `window` milliseconds. */
export interface Limit {
  readonly kind: string;
  readonly subject: string;
  readonly most: number;
  readonly window: number;
}

const SECOND = 1_000;

/**
 * Counts one attempt against every limit and refuses it with `accounts.tooMany` and `seconds` to wait when one is used up.
 * Counted before the attempt and in one statement each, so attempts sent at once are all counted; a transaction of its own, so that
 * a refused attempt stays counted.
 */
export async function attempt(store: Store, limits: readonly Limit[]): Promise<void> {
  const wait = await store.write(async (tx) => {
    // Cleans up behind everybody, a little each time.
    await tx.db
      .delete(throttle)
      .where(
        sql`${throttle.key} in (select key from ${throttle} where ${throttle.endsAt} <= ${tx.now} limit 20${skipLocked(tx)})`,
      );
    const waits: number[] = [];
    // In the order of their keys, so that two attempts never wait for each other in a circle.
    for (const limit of inKeyOrder(limits)) waits.push(await count(tx, limit));
    return Math.max(0, ...waits);
  });
  if (wait > 0) throw new Refusal('too-many', 'accounts.tooMany', { seconds: Math.ceil(wait / SECOND) });
}

/** The attempt succeeded: forgets the failures of `cleared` (the account), and takes this one attempt back from `returned` (the address). */
export async function succeed(
  store: Store,
  limits: { readonly cleared: readonly Limit[]; readonly returned: readonly Limit[] },
): Promise<void> {
  await store.write(async (tx) => {
    const { cleared, returned } = limits;
    for (const limit of inKeyOrder([...cleared, ...returned])) {
      const key = eq(throttle.key, keyOf(limit));
      if (cleared.includes(limit)) await tx.db.delete(throttle).where(key);
      else
        await tx.db
          .update(throttle)
          .set({ count: sql`${throttle.count} - 1` })
          .where(key);
    }
  });
}

/** Milliseconds to wait; 0 when the attempt may go on. */
async function count(tx: Tx, limit: Limit): Promise<number> {
  const fresh = { key: keyOf(limit), count: 1, endsAt: tx.now + limit.window };
  // Over, or begun before the clock was put back: nobody waits for a time that came by mistake.
  const over = sql`(${throttle.endsAt} <= ${tx.now} or ${throttle.endsAt} > ${fresh.endsAt})`;
  const [row] = await tx.db
    .insert(throttle)
    .values(fresh)
    .onConflictDoUpdate({
      target: throttle.key,
      set: {
        count: sql`case when ${over} then 1 else ${throttle.count} + 1 end`,
        endsAt: sql`case when ${over} then ${fresh.endsAt} else ${throttle.endsAt} end`,
      },
    })
    .returning({ count: throttle.count, endsAt: throttle.endsAt });
  return row && row.count > limit.most ? row.endsAt - tx.now : 0;
}

/** An address as a subject: of an IPv6 address the network, since a household has billions of addresses. */
export function addressSubject(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const start = head.split(':').filter(Boolean);
  const end = tail.split(':').filter(Boolean);
  const groups = [...start, ...Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0'), ...end];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function inKeyOrder(limits: readonly Limit[]): Limit[] {
  return [...limits].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf(limit: Limit): string {
  return `${limit.kind}:${sha256(limit.subject).slice(0, 32)}`;
}
