import { and, eq, gt, lte } from 'drizzle-orm';
import { ptAccount } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';
import { currencyById } from './currency';
import { settleDue } from './settle-due';
import type { SettleStep } from './settle-plan';

export interface ExpireDueInput {
  readonly workspaceId: string;
  /** The nightly run activates, judges tiers, expires, and judges them again; both steps when left out. */
  readonly steps?: readonly SettleStep[];
  /** Wallets per call: one transaction's worth. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: string;
}

/**
 * Settles a page of wallets with something due, whoever they belong to. Safe to repeat and to run twice at once: what is settled is
 * no longer due. Pass `next` as `after` until it is null.
 */
export async function expireDue(
  tx: Tx,
  { workspaceId, steps, limit, after = '' }: ExpireDueInput,
): Promise<{ readonly journals: number; readonly memberIds: string[]; readonly next: string | null }> {
  const due = await tx.db
    .select({ id: ptAccount.id, memberId: ptAccount.memberId, currencyId: ptAccount.currencyId })
    .from(ptAccount)
    .where(and(lte(ptAccount.nextDueAt, tx.now), eq(ptAccount.workspaceId, workspaceId), gt(ptAccount.id, after)))
    .orderBy(ptAccount.id)
    .limit(limit);
  let journals = 0;
  const settled = new Set<string>();
  const currencies = new Map<string, Awaited<ReturnType<typeof currencyById>>>();
  for (const { memberId, currencyId } of due) {
    const currency = currencies.get(currencyId) ?? (await currencyById(tx, { workspaceId, currencyId }));
    currencies.set(currencyId, currency);
    const written = await settleDue(tx, { currency, memberId, steps });
    journals += written;
    if (written > 0) settled.add(memberId);
  }
  return { journals, memberIds: [...settled], next: due.length < limit ? null : (due.at(-1)?.id ?? null) };
}
