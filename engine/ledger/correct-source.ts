import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Tx } from '@/lib/db/types';
import { bringSource } from './bring-source';
import { type GrantSource, grant } from './grant';
import type { Posted } from './journal-schema';
import type { Circumstances } from './post';
import type { Goodness } from './post-grant';
import { openSettled } from './settle-due';
import { lockEvent, sourcesOf } from './store/sources';
import type { WalletName } from './store/wallet';
import type { NegativePolicy } from './take-back';

export interface CorrectInput extends WalletName, Goodness, Circumstances {
  readonly source: GrantSource;
  /** Points the event is worth by now, in whole smallest units; 0 when it is gone. */
  readonly net: number;
  readonly policy?: NegativePolicy;
}

/**
 * Brings an event's grant to what it should have been after its record was edited, binned or restored: the difference is granted in
 * a lot of its own or taken back in the order of a refund, and earlier refunds keep their share. It says where the grant should
 * stand, so repeating it changes nothing. Answers the journals it wrote. Refuses `ledger.badAmount`, and `ledger.eventReused` when
 * the event was granted to another member or in another currency.
 */
export async function correctSource(tx: Tx, input: CorrectInput): Promise<Posted[]> {
  const { currency, memberId, source, net } = input;
  if (!Number.isSafeInteger(net) || net < 0 || net > LIMITS.pointsPerEntry) {
    throw new Fault('invalid', 'ledger.badAmount', { maximum: LIMITS.pointsPerEntry });
  }
  await lockEvent(tx, currency.workspaceId, source);
  const rows = await sourcesOf(tx, currency.workspaceId, source);
  const row = rows.find((one) => one.kind === 'grant' && one.part === source.part);
  if (!row) return net === 0 ? [] : [await grant(tx, { ...input, amount: net })];
  if (row.memberId !== memberId || row.currencyId !== currency.id) {
    throw new Fault('conflict', 'ledger.eventReused', { event: source.eventId });
  }
  const wallet = await openSettled(tx, input);
  const { up, back } = await bringSource(tx, wallet, {
    source: row,
    wanted: { net, refunded: row.amountRefunded, total: source.amountTotal ?? row.amountTotal },
    kind: 'correct',
    circumstances: input,
    goodness: input,
    policy: input.policy,
  });
  return back ? [...up, back] : [...up];
}
