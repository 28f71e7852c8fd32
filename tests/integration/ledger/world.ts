import { expect } from 'vitest';
import { endOfDay } from '@/engine/kernel/local-time';
import { type AdjustInput, adjust } from '@/engine/ledger/adjust';
import { balance } from '@/engine/ledger/balance';
import { correctRefund } from '@/engine/ledger/correct-refund';
import { correctSource } from '@/engine/ledger/correct-source';
import { type Currency, type CurrencyTerms, saveCurrency } from '@/engine/ledger/currency';
import { expireDue } from '@/engine/ledger/expire-due';
import { grant } from '@/engine/ledger/grant';
import { hold } from '@/engine/ledger/hold';
import { postHold } from '@/engine/ledger/post-hold';
import { releaseHold } from '@/engine/ledger/release-hold';
import { returnSpent } from '@/engine/ledger/return-spent';
import { reverseSource } from '@/engine/ledger/reverse-source';
import { spend } from '@/engine/ledger/spend';
import { type Statement, statement } from '@/engine/ledger/statement';
import type { NegativePolicy } from '@/engine/ledger/take-back';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { type TestStore, testStore } from '../../world/store';

export const ZONE = 'Asia/Shanghai';
const actor = { kind: 'key', id: 'till' } as const;

/** Good through this day. */
export function through(date: string): number {
  return endOfDay(date, ZONE);
}

interface Earning {
  readonly event?: string;
  readonly part?: string;
  readonly worth?: number;
  readonly activatesAt?: number;
  readonly expiresAt?: number;
  readonly occurredAt?: number;
}

interface Refunding {
  readonly refund?: string;
  readonly total?: number;
  readonly policy?: NegativePolicy;
}

/** A program with members, spoken to in the verbs of its users; members need no setting up. */
export async function ledgerWorld(terms: Partial<CurrencyTerms> = {}, given?: TestStore) {
  const { store, clock } = given ?? (await testStore());
  let count = 0;
  const next = (prefix: string) => `${prefix}-${++count}`;
  const workspaceId = `w${Math.random().toString(36).slice(2)}`;
  const currency: Currency = await store.write((tx) =>
    saveCurrency(tx, {
      workspaceId,
      programId: 'program',
      code: 'points',
      title: { 'zh-CN': '积分', en: 'points' },
      scale: 0,
      zone: ZONE,
      negativePolicy: 'debt',
      debtFloor: -1_000_000,
      graceDays: 7,
      ...terms,
    }),
  );
  const of = (memberId: string) => ({ currency, memberId, actor });
  const world = {
    store,
    clock,
    workspaceId,
    currency,
    earn: (member: string, amount: number, earning: Earning = {}) => {
      const { event = next('order'), part = 'base', worth, ...rest } = earning;
      const source = { system: 'till', eventId: event, part, amountTotal: worth };
      return store.write((tx) => grant(tx, { ...of(member), ...rest, amount, source }));
    },
    spend: (member: string, amount: number, key = next('spend')) =>
      store.write((tx) => spend(tx, { ...of(member), amount, key })),
    hold: (member: string, amount: number, deadlineAt: number | null = null, key = next('hold')) =>
      store.write((tx) => hold(tx, { ...of(member), amount, key, deadlineAt })),
    post: (holdId: string | undefined, amount?: number) =>
      store.write((tx) => postHold(tx, { workspaceId, holdId: String(holdId), amount, actor })),
    release: (holdId: string | undefined) =>
      store.write((tx) => releaseHold(tx, { workspaceId, holdId: String(holdId), actor })),
    refund: (event: string, refunded: number | 'all', { refund = next('refund'), ...rest }: Refunding = {}) =>
      store.write((tx) =>
        reverseSource(tx, {
          workspaceId,
          source: { system: 'till', eventId: event },
          refundId: refund,
          refunded,
          actor,
          ...rest,
        }),
      ),
    rerefund: (event: string, refund: string, refunded: number) =>
      store.write((tx) =>
        correctRefund(tx, {
          workspaceId,
          source: { system: 'till', eventId: event },
          refundId: refund,
          refunded,
          actor,
        }),
      ),
    correct: (member: string, event: string, net: number, earning: Earning = {}) => {
      const { part = 'base', worth, ...rest } = earning;
      const source = { system: 'till', eventId: event, part, amountTotal: worth };
      return store.write((tx) => correctSource(tx, { ...of(member), ...rest, source, net }));
    },
    giveBack: (journalId: string, amount?: number, key = next('return')) =>
      store.write((tx) => returnSpent(tx, { workspaceId, journalId, amount, key, actor })),
    adjust: (
      member: string,
      amount: number,
      { key = next('adjust'), reason = 'test', ...rest }: Partial<AdjustInput> = {},
    ) => store.write((tx) => adjust(tx, { ...of(member), amount, key, reason, ...rest })),
    nightly: async () => {
      for (let after: string | undefined; ; ) {
        const page = await store.write((tx) => expireDue(tx, { workspaceId, limit: 100, after }));
        if (page.next === null) return;
        after = page.next;
      }
    },
    balance: (member: string) => store.read((tx) => balance(tx, { currency, memberId: member })),
    statement: (member: string, options: { limit?: number; cursor?: string; from?: number; to?: number } = {}) =>
      store.read((tx): Promise<Statement> => statement(tx, { currency, memberId: member, limit: 50, ...options })),
    verify: () => store.read((tx) => verifyLedger(tx, { workspaceId })),
    /** All laws hold. */
    lawful: async () => {
      const report = await world.verify();
      expect(report.breaks).toEqual([]);
      expect(report.broken).toBe(0);
    },
    /** What the member has, as one line of numbers: available, pending, held, debt. */
    has: async (member: string): Promise<number[]> => {
      const { available, pending, held, debt } = await world.balance(member);
      return [available, pending, held, debt];
    },
  };
  return world;
}

export type LedgerWorld = Awaited<ReturnType<typeof ledgerWorld>>;

/** The code of the refusal, or `done`. */
export async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
