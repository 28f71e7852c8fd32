import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { bringSource } from './bring-source';
import type { Posted } from './journal-schema';
import { once, requestHash } from './once';
import { assertAmount, type Circumstances } from './post';
import { type Goodness, postGrant } from './post-grant';
import { openSettled } from './settle-due';
import { journalById } from './store/journals';
import { hasEarlyRefund, lockEvent, type SourceEvent, sourcesOf, writeGrantSource } from './store/sources';
import { assertRoom, type Wallet, type WalletName } from './store/wallet';

/** The outside event that earns points. */
export interface GrantSource extends SourceEvent {
  /** Which of the event's grants this is, usually the key of the rule; an event is granted once for each. */
  readonly part: string;
  /** What the event is worth, money in its smallest unit; refunds take their share of it. Unknown when left out. */
  readonly amountTotal?: number;
}

interface Given extends WalletName, Goodness, Circumstances {
  /** Whole smallest units, above zero. */
  readonly amount: number;
}

interface FromEvent extends Given {
  /** The event makes the grant unique. */
  readonly source: GrantSource;
}

interface WithoutEvent extends Given {
  readonly source?: undefined;
  /** Idempotency key within the company. */
  readonly key: string;
}

export type GrantInput = FromEvent | WithoutEvent;

/**
 * Gives points: one lot. What the member owes is paid off first. A second grant of the same event and part answers the first one,
 * and refuses `ledger.eventReused` when it asks for something else. Refunds that arrived earlier are taken back at once; then the
 * answer's `reversed`, `debt`, `forgiven` and `cash` say how.
 * Refuses `ledger.badAmount`, `ledger.tooMuch`, `ledger.keyReused`.
 */
export async function grant(tx: Tx, input: GrantInput): Promise<Posted> {
  assertAmount(input.amount);
  const { workspaceId } = input.currency;
  if (input.source) {
    await lockEvent(tx, workspaceId, input.source);
    return grantEvent(tx, input);
  }
  const { key } = input;
  const hash = requestHash('grant', input.currency.id, input.memberId, input.amount);
  return once(tx, { workspaceId, key, hash }, async () => {
    const wallet = await openSettled(tx, input);
    const journalId = tx.newId();
    return postGrant(tx, wallet, {
      kind: 'grant',
      amount: input.amount,
      goodness: input,
      circumstances: input,
      key,
      hash,
      journalId,
    });
  });
}

async function grantEvent(tx: Tx, input: FromEvent): Promise<Posted> {
  const wallet = await openSettled(tx, input);
  assertRoom(wallet, { available: input.amount, pending: input.amount, held: 0, debt: 0 });
  const row = sourceRow(tx, input);
  if (!(await writeGrantSource(tx, row))) return answerAgain(tx, input);
  const early = await hasEarlyRefund(tx, row.workspaceId, row);
  const posted = await postGrant(tx, wallet, {
    kind: 'grant',
    amount: input.amount,
    goodness: input,
    circumstances: input,
    key: null,
    hash: '',
    journalId: row.journalId,
    sourceId: row.id,
  });
  const back = early ? await takeEarly(tx, wallet, { input, row }) : null;
  return back ? { ...back, ...posted } : posted;
}

/** Refunds that came before their purchase take their share now. */
async function takeEarly(
  tx: Tx,
  wallet: Wallet,
  { input, row }: { readonly input: FromEvent; readonly row: Row },
): Promise<Posted | null> {
  const rows = await sourcesOf(tx, input.currency.workspaceId, input.source);
  const early = rows.filter((one) => one.kind === 'refund');
  const { back } = await bringSource(tx, wallet, {
    source: row,
    wanted: {
      net: input.amount,
      refunded: early.reduce((sum, refund) => sum + refund.amountRefunded, 0),
      total: row.amountTotal || Math.max(...early.map((refund) => refund.amountTotal)),
    },
    circumstances: { actor: input.actor, orgUnitId: input.orgUnitId, cause: input.cause },
    kind: 'reverse',
  });
  return back;
}

type Row = ReturnType<typeof sourceRow>;

function sourceRow(tx: Tx, { source, currency, memberId, amount }: FromEvent) {
  return {
    id: tx.newId(),
    journalId: tx.newId(),
    workspaceId: currency.workspaceId,
    system: source.system,
    eventId: source.eventId,
    part: source.part,
    kind: 'grant',
    currencyId: currency.id,
    memberId,
    granted: amount,
    corrected: 0,
    reversed: 0,
    debt: 0,
    forgiven: 0,
    cash: 0,
    amountTotal: source.amountTotal ?? 0,
    amountRefunded: 0,
    outcome: null,
    recordedAt: tx.now,
  };
}

/** The event has been granted before: the same answer, or a refusal when something else is asked for now. */
async function answerAgain(tx: Tx, { source, currency, memberId, amount }: FromEvent): Promise<Posted> {
  const rows = await sourcesOf(tx, currency.workspaceId, source);
  const row = rows.find((one) => one.part === source.part);
  const earlier = row?.journalId ? await journalById(tx, currency.workspaceId, row.journalId) : null;
  const same =
    earlier?.memberId === memberId && earlier.currencyId === currency.id && earlier.outcome.amount === amount;
  if (!same) throw new Fault('conflict', 'ledger.eventReused', { event: source.eventId });
  return { ...earlier.outcome, journalId: earlier.id, replayed: true };
}
