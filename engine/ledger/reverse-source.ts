import * as z from 'zod';
import { Fault, invariant } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Tx } from '@/lib/db/types';
import { bringSource } from './bring-source';
import { currencyById } from './currency';
import type { Circumstances } from './post';
import { openSettled } from './settle-due';
import { journalById } from './store/journals';
import { lockEvent, type SourceEvent, type SourceRow, sourcesOf, writeRefundSource } from './store/sources';
import type { NegativePolicy } from './take-back';

/** More than any event is worth: a refund of all that arrives before its purchase. */
const EVERYTHING = LIMITS.pointsBalance;

export interface ReverseInput extends Circumstances {
  readonly workspaceId: string;
  /** The event that earned the points. */
  readonly source: SourceEvent;
  /** The refund, in the words of the same system; one refund of an event counts once, whoever reports it. */
  readonly refundId: string;
  /** Money this refund pays back, in its smallest unit; `all` for everything not refunded yet. */
  readonly refunded: number | 'all';
  /** What the event was worth, where the grant did not say. */
  readonly total?: number;
  /** For points that are already spent; the currency's policy when left out. */
  readonly policy?: NegativePolicy;
}

const points = z.int();
const partSchema = z.object({
  part: z.string(),
  currencyId: z.string(),
  memberId: z.string(),
  /** Null when this refund takes no whole point. */
  journalId: z.string().nullable(),
  reversed: points,
  debt: points,
  forgiven: points,
  cash: points,
});
const outcomeSchema = z.object({ waiting: z.boolean(), parts: z.array(partSchema) });

/** How a refund took points back, one part for each grant of the event. */
export interface Reversed extends z.infer<typeof outcomeSchema> {
  /** `waiting`: the event has not arrived; its points will be taken back when it does. */
  readonly waiting: boolean;
  readonly replayed: boolean;
}

/**
 * Takes back the share of an event's points that goes with a refund. Refunds add up: each brings what was taken back to
 * round(granted × refunded so far ÷ total). A refund reported again answers the same, and refuses `ledger.keyReused` when it is
 * about another amount. Refuses `ledger.badAmount`, and `ledger.overRefunded` when more than everything would be refunded.
 */
export async function reverseSource(tx: Tx, input: ReverseInput): Promise<Reversed> {
  const { workspaceId, source } = input;
  await lockEvent(tx, workspaceId, source);
  const rows = await sourcesOf(tx, workspaceId, source);
  const known = rows.find((row) => row.kind === 'refund' && row.part === refundPart(input));
  if (known) return answerAgain(known, input);
  const grants = rows.filter((row) => row.kind === 'grant').sort(byMember);
  const before = rows.reduce((sum, row) => sum + (row.kind === 'refund' ? row.amountRefunded : 0), 0);
  const total = Math.max(0, ...grants.map((row) => row.amountTotal)) || (input.total ?? 0);
  const amount = refundAmount(input, total, before);
  if (amount === 0) return { waiting: false, parts: [], replayed: false };
  if (grants.length > 0 && total > 0 && before + amount > total) {
    throw new Fault('refused', 'ledger.overRefunded', { refunded: before + amount, total });
  }
  const parts = [];
  for (const row of grants) {
    parts.push(await reversePart(tx, row, { ...input, cumulative: before + amount, total, kind: 'reverse' }));
  }
  const outcome = { waiting: grants.length === 0, parts };
  await writeRefundSource(tx, refundRow(tx, input, { amount, total, outcome }));
  return { ...outcome, replayed: false };
}

function refundAmount({ refunded }: ReverseInput, total: number, before: number): number {
  if (refunded === 'all') return total > 0 ? Math.max(total - before, 0) : before > 0 ? 0 : EVERYTHING;
  if (!Number.isSafeInteger(refunded) || refunded <= 0 || refunded > EVERYTHING) {
    throw new Fault('invalid', 'ledger.badAmount', { maximum: EVERYTHING });
  }
  return refunded;
}

/** Brings one grant of the event to the refunds it has by now, `cumulative` of `total`. */
export async function reversePart(
  tx: Tx,
  row: SourceRow,
  input: ReverseInput & { readonly cumulative: number; readonly total: number; readonly kind: 'reverse' | 'correct' },
): Promise<z.infer<typeof partSchema>> {
  const { memberId, currencyId } = row;
  invariant(memberId && currencyId, 'the database checks that a grant names both');
  const currency = await currencyById(tx, { workspaceId: input.workspaceId, currencyId });
  const wallet = await openSettled(tx, { currency, memberId });
  const first = row.journalId ? await journalById(tx, input.workspaceId, row.journalId) : null;
  const { back } = await bringSource(tx, wallet, {
    source: row,
    wanted: {
      net: row.granted - row.corrected,
      refunded: input.cumulative,
      total: row.amountTotal || input.total,
    },
    kind: input.kind,
    circumstances: input,
    goodness: { activatesAt: first?.outcome.activatesAt, expiresAt: first?.outcome.expiresAt },
    policy: input.policy,
  });
  return {
    part: row.part,
    currencyId,
    memberId,
    journalId: back?.journalId ?? null,
    reversed: back?.reversed ?? 0,
    debt: back?.debt ?? 0,
    forgiven: back?.forgiven ?? 0,
    cash: back?.cash ?? 0,
  };
}

function answerAgain(row: SourceRow, input: ReverseInput): Reversed {
  if (input.refunded !== 'all' && row.amountRefunded !== input.refunded) {
    throw new Fault('conflict', 'ledger.keyReused', { key: input.refundId });
  }
  return { ...outcomeSchema.parse(row.outcome), replayed: true };
}

export function refundPart({ refundId }: Pick<ReverseInput, 'refundId'>): string {
  return `refund/${refundId}`;
}

/** Wallets are locked in one order, whoever comes. */
function byMember(a: SourceRow, b: SourceRow): number {
  const left = `${a.memberId} ${a.currencyId} ${a.id}`;
  return left < `${b.memberId} ${b.currencyId} ${b.id}` ? -1 : 1;
}

function refundRow(
  tx: Tx,
  input: ReverseInput,
  { amount, total, outcome }: { readonly amount: number; readonly total: number; readonly outcome: unknown },
) {
  return {
    id: tx.newId(),
    workspaceId: input.workspaceId,
    ...input.source,
    part: refundPart(input),
    kind: 'refund',
    granted: 0,
    corrected: 0,
    reversed: 0,
    debt: 0,
    forgiven: 0,
    cash: 0,
    amountTotal: total,
    amountRefunded: amount,
    outcome,
    recordedAt: tx.now,
  };
}
