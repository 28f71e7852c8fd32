import { and, eq, sql } from 'drizzle-orm';
import { ptCounter } from '@/drizzle/tables/ledger';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';

export interface CounterName {
  readonly workspaceId: string;
  /** What is counted, for whom and in which period, as its owner writes it: `rule/base/m1/2026-03-31`. */
  readonly scope: string;
}

export interface Taking extends CounterName {
  /** Whole units wanted, above zero. */
  readonly amount: number;
  /** The most that all takings together may reach, by the rule in force now. */
  readonly cap: number;
  /** `all` takes everything or nothing; `clip` takes as much as is left. */
  readonly mode: 'all' | 'clip';
}

/** What a taking got. */
export interface Taken {
  readonly taken: number;
  /** What was left before. */
  readonly left: number;
}

const wanted = sql`cast(${sql.placeholder('amount')} as bigint)`;
const left = sql`(excluded.cap - ${ptCounter.used})`;
const clipped = sql`case when ${left} < ${wanted} then ${left} else ${wanted} end`;

// One statement each, so that no two takings read the same state; the first taking of a period makes the row.
const takeAll = statement<CounterName & { amount: number; cap: number; first: number }>(
  (db) =>
    db
      .insert(ptCounter)
      .values(firstRow())
      .onConflictDoUpdate({
        target: [ptCounter.workspaceId, ptCounter.scope],
        set: { used: sql`${ptCounter.used} + ${wanted}`, cap: sql`excluded.cap`, lastTaken: wanted },
        setWhere: sql`${ptCounter.used} + ${wanted} <= excluded.cap`,
      })
      .returning({ used: ptCounter.used, taken: ptCounter.lastTaken }),
  'all',
);
const takeClipped = statement<CounterName & { amount: number; cap: number; first: number }>(
  (db) =>
    db
      .insert(ptCounter)
      .values(firstRow())
      .onConflictDoUpdate({
        target: [ptCounter.workspaceId, ptCounter.scope],
        // Both right sides see the row as it was.
        set: { used: sql`${ptCounter.used} + ${clipped}`, cap: sql`excluded.cap`, lastTaken: clipped },
        setWhere: sql`${ptCounter.used} < excluded.cap`,
      })
      .returning({ used: ptCounter.used, taken: ptCounter.lastTaken }),
  'all',
);

function firstRow(): typeof ptCounter.$inferInsert {
  // The builder takes placeholders wherever it takes values, its types only know the values.
  return {
    workspaceId: sql.placeholder('workspaceId'),
    scope: sql.placeholder('scope'),
    used: sql.placeholder('first'),
    cap: sql.placeholder('cap'),
    lastTaken: sql.placeholder('first'),
  } as unknown as typeof ptCounter.$inferInsert;
}

/**
 * Takes from a cap or budget inside the transaction, exactly, however many take at once. A cap that was lowered below what is used
 * gives nothing. Refuses `ledger.badAmount`.
 */
export async function takeCounter(tx: Tx, input: Taking): Promise<Taken> {
  const { workspaceId, scope, amount, cap, mode } = input;
  if (
    !Number.isSafeInteger(amount) ||
    amount <= 0 ||
    !Number.isSafeInteger(cap) ||
    cap < 0 ||
    cap > LIMITS.pointsBalance
  ) {
    throw new Fault('invalid', 'ledger.badAmount', { maximum: LIMITS.pointsBalance });
  }
  // What a first taking gets; it must not make a row that breaks the cap.
  const first = mode === 'clip' ? Math.min(amount, cap) : amount <= cap ? amount : 0;
  const take = mode === 'clip' ? takeClipped : takeAll;
  const [row] = await take(tx, { workspaceId, scope, amount: Math.min(amount, LIMITS.pointsBalance), cap, first });
  if (!row) return { taken: 0, left: mode === 'clip' ? 0 : await counterLeft(tx, { workspaceId, scope, cap }) };
  const taken = Number(row[1]);
  return { taken, left: cap - Number(row[0]) + taken };
}

/** How much a cap still gives; only a look, taking decides. */
export async function counterLeft(
  tx: Pick<Tx, 'db'>,
  { workspaceId, scope, cap }: CounterName & { readonly cap: number },
): Promise<number> {
  const rows = await tx.db
    .select({ used: ptCounter.used })
    .from(ptCounter)
    .where(and(eq(ptCounter.workspaceId, workspaceId), eq(ptCounter.scope, scope)));
  return Math.max(cap - (rows[0]?.used ?? 0), 0);
}

/** Gives back what a taking got, because what it was taken for is undone; never below zero. */
export async function giveBackCounter(
  tx: Tx,
  { workspaceId, scope, amount }: CounterName & { readonly amount: number },
): Promise<void> {
  await tx.db
    .update(ptCounter)
    .set({ used: sql`case when ${ptCounter.used} > ${amount} then ${ptCounter.used} - ${amount} else 0 end` })
    .where(and(eq(ptCounter.workspaceId, workspaceId), eq(ptCounter.scope, scope)));
}
