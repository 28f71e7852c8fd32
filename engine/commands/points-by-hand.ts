import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireCurrency } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { addDays } from '@/engine/kernel/calendar';
import { Exact } from '@/engine/kernel/exact';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { startOfDay } from '@/engine/kernel/local-time';
import { adjust } from '@/engine/ledger/adjust';
import { hold } from '@/engine/ledger/hold';
import { writtenPoints } from '@/engine/ledger/points';
import { postHold } from '@/engine/ledger/post-hold';
import { releaseHold } from '@/engine/ledger/release-hold';
import { holdById } from '@/engine/ledger/resolve-hold';
import { reverseSource } from '@/engine/ledger/reverse-source';
import { sourcesOf } from '@/engine/ledger/store/sources';
import { requireMemberPermission } from '@/engine/members/require-member-permission';
import { getMember } from '@/engine/members/store/members';
import { reachOf, requirePermission } from '@/engine/permissions/can';
import { smallestUnits } from '@/engine/rules/amounts';
import type { Tx } from '@/lib/db/types';
import { command } from './command';
import { earningRecord } from './steps/earning-record';
import { RECORDS } from './steps/perform-plan';
import { watchRefunds } from './steps/refund-measures';
import { requireJournalPlace } from './steps/require-journal-place';

const WORTH = 10_000;
const key = z.string().min(1).max(200);
const points = z.number().finite();

async function walletOf(tx: Tx, actor: Actor, name: { readonly app: string; readonly member: string }) {
  const app = await loadApp(tx, actor.workspaceId, name.app);
  const currency = requireCurrency(app);
  const member = await getMember(tx, actor.workspaceId, name.member);
  if (member.status === 'erased') throw new Fault('refused', 'members.erased');
  return { wallet: { currency, memberId: member.id, orgUnitId: member.orgUnitId, actor }, status: member.status };
}

/** A program of one store books for its store, whoever's guest the member is. */
function storeOf(actor: Actor, home: string | null): string | null {
  const reach = reachOf(actor, 'points:spend');
  if (reach === 'everywhere') return home;
  return reach.find((unit) => unit === home) ?? reach[0] ?? home;
}

async function requireHoldPlace(tx: Tx, actor: Actor, holdId: string): Promise<void> {
  const { journalId } = await holdById(tx, { workspaceId: actor.workspaceId, holdId });
  await requireJournalPlace(tx, actor, { permission: 'points:spend', journals: [journalId] });
}

/** The first instant at which points good through a day are no longer good. */
function dayAfter(date: string, zone: string): number {
  return startOfDay(addDays(date, 1) ?? date, zone);
}

export const adjustPoints = command({
  name: 'adjust-points',
  summary: 'Give or take points by hand, with a reason',
  input: z.strictObject({
    app: z.string(),
    member: idSchema,
    points: points.refine((value) => value !== 0),
    reason: z.string().trim().min(1).max(500),
    /** Last day that points given are good, in the company's zone; left out, they never expire. */
    goodThrough: z.iso.date().optional(),
    key,
  }),
  output: z.strictObject({ journalId: z.string(), points: z.number() }),
  route: { method: 'POST', path: '/apps/{app}/members/{member}/adjustments', tag: 'points', scope: 'points:adjust' },
  authorise: (tx, actor, { member }) =>
    requireMemberPermission(tx, actor, { permission: 'points:adjust', memberId: member }),
  subject: ({ member }) => `member:${member}`,
  note: ({ reason }) => reason,
  perform: async (tx, actor, input) => {
    const { wallet } = await walletOf(tx, actor, input);
    const amount = smallestUnits(input.points, wallet.currency.scale);
    const expiresAt = input.goodThrough ? dayAfter(input.goodThrough, wallet.currency.zone) : null;
    if (expiresAt !== null && expiresAt <= tx.now) {
      throw new Fault('invalid', 'ledger.badLots', {}, [{ path: '/goodThrough', code: 'ledger.alreadyExpired' }]);
    }
    const posted = await adjust(tx, { ...wallet, amount, expiresAt, reason: input.reason, key: input.key });
    return { journalId: posted.journalId, points: writtenPoints(posted.amount, wallet.currency.scale) };
  },
});

export const holdPoints = command({
  name: 'hold-points',
  summary: 'Set points aside for a payment that is not certain yet',
  input: z.strictObject({
    app: z.string(),
    member: idSchema,
    points: points.positive(),
    /** Until then it must be posted; UTC. */
    until: z.iso.datetime().optional(),
    key,
  }),
  output: z.strictObject({ holdId: z.string(), points: z.number() }),
  route: { method: 'POST', path: '/apps/{app}/members/{member}/holds', tag: 'points', scope: 'points:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:spend'),
  subject: ({ member }) => `member:${member}`,
  perform: async (tx, actor, input) => {
    const { wallet, status } = await walletOf(tx, actor, input);
    if (status !== 'active') throw new Fault('refused', 'members.frozen');
    const amount = smallestUnits(input.points, wallet.currency.scale);
    const deadlineAt = input.until ? Date.parse(input.until) : null;
    const orgUnitId = storeOf(actor, wallet.orgUnitId);
    const posted = await hold(tx, { ...wallet, orgUnitId, amount, key: input.key, deadlineAt });
    return { holdId: posted.holdId ?? '', points: input.points };
  },
});

/** Refunds are shares of what the record was worth, which is kept in ten-thousandths of the money's main unit. */
function moneyUnits(amount: number): number {
  return new Exact(amount).times(WORTH).toDecimalPlaces(0, Exact.ROUND_HALF_UP).toNumber();
}

const holdInput = z.strictObject({ hold: idSchema });
const resolved = z.strictObject({ journalId: z.string(), repeated: z.boolean() });

export const postHeldPoints = command({
  name: 'post-hold',
  summary: 'Spend points that were set aside',
  input: holdInput,
  output: resolved,
  route: { method: 'POST', path: '/holds/{hold}/post', tag: 'points', scope: 'points:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:spend'),
  subject: (input) => `hold:${input.hold}`,
  perform: async (tx, actor, { hold: holdId }) => {
    await requireHoldPlace(tx, actor, holdId);
    const posted = await postHold(tx, { workspaceId: actor.workspaceId, holdId, actor });
    return { journalId: posted.journalId, repeated: posted.replayed };
  },
});

export const voidHold = command({
  name: 'void-hold',
  summary: 'Give points that were set aside back to the member',
  input: holdInput,
  output: resolved,
  route: { method: 'POST', path: '/holds/{hold}/void', tag: 'points', scope: 'points:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:spend'),
  subject: (input) => `hold:${input.hold}`,
  perform: async (tx, actor, { hold: holdId }) => {
    await requireHoldPlace(tx, actor, holdId);
    const posted = await releaseHold(tx, { workspaceId: actor.workspaceId, holdId, actor });
    return { journalId: posted.journalId, repeated: posted.replayed };
  },
});

export const reversePoints = command({
  name: 'reverse-points',
  summary: 'Take back what a record earned, wholly or for the share of it that is paid back',
  input: z.strictObject({
    record: idSchema,
    /** Money paid back; everything when left out. */
    amount: z.number().positive().optional(),
    /** Names the reversal; one of the same name counts once. */
    key,
  }),
  output: z.strictObject({
    reversed: z.number(),
    debt: z.number(),
    forgiven: z.number(),
    cash: z.number(),
    repeated: z.boolean(),
  }),
  route: { method: 'POST', path: '/records/{record}/reversal', tag: 'points', scope: 'points:adjust' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:adjust'),
  subject: ({ record }) => `record:${record}`,
  perform: async (tx, actor, { record, amount, key: refundId }) => {
    const source = { system: RECORDS, eventId: record };
    const grants = await sourcesOf(tx, actor.workspaceId, source);
    const journals = grants.flatMap(({ journalId }) => journalId ?? []);
    await requireJournalPlace(tx, actor, { permission: 'points:adjust', journals });
    const refunded = amount === undefined ? 'all' : moneyUnits(amount);
    const earning = await earningRecord(tx, grants);
    const refunds = earning && (await watchRefunds(tx, { ...earning, actor, before: earning.record }));
    const { parts, replayed } = await reverseSource(tx, {
      workspaceId: actor.workspaceId,
      source,
      refundId,
      refunded,
      actor,
    });
    const earned = grants.reduce((total, row) => total + row.granted - row.corrected, 0);
    await refunds?.measure({ before: earned, after: earned });
    const sum = (name: 'reversed' | 'debt' | 'forgiven' | 'cash') =>
      parts.reduce((total, part) => total + part[name], 0);
    return {
      reversed: sum('reversed'),
      debt: sum('debt'),
      forgiven: sum('forgiven'),
      cash: sum('cash'),
      repeated: replayed,
    };
  },
});
