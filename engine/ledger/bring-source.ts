import { invariant } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { postGiveBack } from './give-back';
import { graceEnd } from './grace-end';
import type { Posted } from './journal-schema';
import type { Lot, Move } from './lot';
import { requestHash } from './once';
import { type Circumstances, post } from './post';
import { type Goodness, postGrant } from './post-grant';
import { planSource, type SourcePlan, type SourceState } from './refunded-share';
import { journalById, journalsReversing } from './store/journals';
import { lotsById, openLots } from './store/lots';
import { changeSource } from './store/sources';
import { debtRoom, owedIn, type Wallet } from './store/wallet';
import { type NegativePolicy, takeBack } from './take-back';

export interface Bring {
  readonly source: SourceState & { readonly id: string; readonly journalId: string | null };
  /** Points the event is worth by now, and how much of its money has been refunded; money in its smallest unit. */
  readonly wanted: { readonly net: number; readonly refunded: number; readonly total: number };
  readonly kind: 'reverse' | 'correct';
  readonly circumstances: Circumstances;
  /** For points that have to be granted on top. */
  readonly goodness?: Goodness;
  /** For points that are already spent; the currency's policy when left out. */
  readonly policy?: NegativePolicy;
}

/** What was posted; `up` in the member's favour. */
export interface Brought {
  readonly up: readonly Posted[];
  readonly back: Posted | null;
}

/** Grants, takes back and lets off what is missing between what became of a source's points and what should have; see `planSource`. */
export async function bringSource(tx: Tx, wallet: Wallet, bring: Bring): Promise<Brought> {
  const { source, wanted } = bring;
  const plan = planSource(source, { ...wanted, owed: owedIn(wallet) });
  const spared = sparedParts(source, plan.spared);
  if (plan.spared > 0) await postSpared(tx, wallet, bring, spared);
  const up: Posted[] = [];
  for (const part of newLots(tx, wallet, { bring, plan })) up.push(await grantMore(tx, wallet, bring, part));
  if (plan.giveBack > 0) up.push(await postGiveBack(tx, wallet, { ...bring, amount: plan.giveBack }));
  const back = plan.takeBack > 0 ? await postTakeBack(tx, wallet, bring, plan.takeBack) : null;
  await changeSource(tx, source.id, {
    granted: plan.granted,
    corrected: plan.corrected,
    reversed: source.reversed - plan.giveBack + (back?.reversed ?? 0),
    debt: source.debt + (back?.debt ?? 0),
    forgiven: source.forgiven - spared.forgiven + (back?.forgiven ?? 0),
    cash: source.cash - spared.cash + (back?.cash ?? 0),
    amountTotal: wanted.total,
    amountRefunded: wanted.refunded,
  });
  return { up, back };
}

interface NewPart {
  readonly amount: number;
  readonly goodness: Goodness;
}

/** New points are good as long as those of the event; those that were spent in time and made a debt do not expire by that date. */
function newLots(
  tx: Tx,
  { currency }: Wallet,
  { bring, plan }: { readonly bring: Bring; readonly plan: SourcePlan },
): NewPart[] {
  const { goodness = {} } = bring;
  const late = goodness.expiresAt != null && goodness.expiresAt <= tx.now ? plan.owedBefore : 0;
  const parts = [
    { amount: plan.grant - late, goodness },
    { amount: late, goodness: { expiresAt: graceEnd(tx.now, currency) } },
  ];
  return parts.filter(({ amount }) => amount > 0);
}

function grantMore(tx: Tx, wallet: Wallet, bring: Bring, { amount, goodness }: NewPart): Promise<Posted> {
  const { source, circumstances } = bring;
  return postGrant(tx, wallet, {
    goodness,
    circumstances,
    kind: 'correct',
    amount,
    journalId: tx.newId(),
    key: null,
    hash: requestHash('correct', source.id, amount),
    sourceId: source.id,
    reversesId: source.journalId ?? undefined,
  });
}

type Spared = Pick<SourceState, 'forgiven' | 'cash'>;

function sparedParts({ forgiven }: SourceState, points: number): Spared {
  const fromForgiven = Math.min(forgiven, points);
  return { forgiven: fromForgiven, cash: points - fromForgiven };
}

/** What was forgiven or paid in money goes back between the accounts of the house: the member had no part in it. */
function postSpared(tx: Tx, wallet: Wallet, { source, circumstances }: Bring, spared: Spared): Promise<string> {
  const amount = spared.forgiven + spared.cash;
  return post(tx, wallet, {
    circumstances,
    kind: 'correct',
    key: null,
    hash: requestHash('spare', source.id, amount),
    moves: [],
    house: { issuance: -amount, forgiven: spared.forgiven, cash: spared.cash },
    outcome: { amount, spared: amount },
    sourceId: source.id,
    reversesId: source.journalId ?? undefined,
  });
}

async function postTakeBack(tx: Tx, wallet: Wallet, bring: Bring, amount: number): Promise<Posted> {
  const { source, kind, circumstances } = bring;
  const open = await openLots(tx, wallet);
  const own = await ownLots(tx, wallet, { source, open });
  const { moves, ...parts } = takeBack({
    own,
    others: open.filter((lot) => !own.includes(lot)),
    amount,
    policy: bring.policy ?? wallet.currency.negativePolicy,
    debtRoom: debtRoom(wallet),
  });
  const outcome = { amount, ...parts };
  const journalId = await post(tx, wallet, {
    circumstances,
    kind,
    key: null,
    hash: requestHash(kind, source.id, amount),
    moves,
    debt: -parts.debt,
    house: {
      issuance: amount,
      forgiven: -parts.forgiven,
      cash: -parts.cash,
      // Expired points have left the member's accounts already; they go from one house account to the other.
      expired: -expiredIn(moves),
    },
    outcome,
    sourceId: source.id,
    reversesId: source.journalId ?? undefined,
  });
  return { journalId, replayed: false, ...outcome };
}

/** Every lot the source has opened, in the same objects as the open ones. */
async function ownLots(
  tx: Tx,
  wallet: Wallet,
  { source, open }: { readonly source: Bring['source']; readonly open: readonly Lot[] },
): Promise<Lot[]> {
  const { workspaceId } = wallet.currency;
  invariant(source.journalId, 'a grant names its journal');
  const first = await journalById(tx, workspaceId, source.journalId);
  const later = await journalsReversing(tx, workspaceId, source.journalId);
  const ids = [first, ...later].flatMap((journal) => journal?.outcome.lotId ?? []);
  const closed = ids.filter((id) => !open.some((lot) => lot.id === id));
  return [...open.filter((lot) => lot.sourceId === source.id), ...(await lotsById(tx, workspaceId, closed)).values()];
}

function expiredIn(moves: readonly Move[]): number {
  return moves.reduce((sum, move) => sum + (move.from === 'expired' ? move.amount : 0), 0);
}
