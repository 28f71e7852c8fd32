import { Exact } from '@/engine/kernel/exact';
import { isFault } from '@/engine/kernel/fault';
import { refundedShare } from '@/engine/ledger/refunded-share';
import { unitOf } from './amounts';
import { clip } from './clip';
import type { CompiledProgram } from './compile';
import { evaluate } from './evaluate';
import type { GrantItem, RuleEvent } from './plan';

/** What a program would have given, in smallest units; points taken back by refunds are already subtracted. */
export interface ReplayTotals {
  readonly points: number;
  readonly members: number;
}

export interface MemberChange {
  readonly memberId: string;
  readonly draft: number;
  readonly live: number;
}

export interface ReplayReport {
  readonly events: number;
  readonly draft: ReplayTotals;
  /** Null when no program is in force. */
  readonly live: ReplayTotals | null;
  /** Members who would have got the most. */
  readonly top: readonly MemberChange[];
  /** How many members would have got more or less than they do now, and those with the largest differences. */
  readonly changed: { readonly more: number; readonly less: number; readonly largest: readonly MemberChange[] };
}

export interface Replay {
  add(event: RuleEvent): void;
  report(): ReplayReport;
}

const SHOWN = 10;

/**
 * Runs a draft program beside the one in force over past events, oldest first; nothing is booked. Caps count from zero at the first event.
 * An event that a rule refuses gives nothing.
 */
export function createReplay(draft: CompiledProgram, live: CompiledProgram | null): Replay {
  const tried = createTally(draft);
  const current = live && createTally(live);
  let events = 0;
  return {
    add: (event) => {
      events += 1;
      tried.add(event);
      current?.add(event);
    },
    report: () => {
      const ids = new Set([...tried.byMember.keys(), ...(current?.byMember.keys() ?? [])]);
      const members = [...ids].map((memberId) => ({
        memberId,
        draft: tried.byMember.get(memberId) ?? 0,
        live: current?.byMember.get(memberId) ?? 0,
      }));
      const differing = members.filter((member) => member.draft !== member.live);
      return {
        events,
        draft: tried.totals(),
        live: current?.totals() ?? null,
        top: largest(
          members.filter((member) => member.draft > 0),
          (member) => member.draft,
        ),
        changed: {
          more: differing.filter((member) => member.draft > member.live).length,
          less: differing.filter((member) => member.draft < member.live).length,
          largest: largest(differing, (member) => Math.abs(member.draft - member.live)),
        },
      };
    },
  };
}

/** What points (smallest units) would have cost, in the company's money. */
export function replayCost(
  points: number,
  { scale, costPerPoint }: { readonly scale: number; readonly costPerPoint: number },
): number {
  return new Exact(points).div(unitOf(scale)).times(costPerPoint).toNumber();
}

interface Earned {
  readonly memberId: string;
  readonly given: number;
  readonly total: number;
  refunded: number;
}

function createTally(program: CompiledProgram) {
  const counters = new Map<string, number>();
  const byMember = new Map<string, number>();
  const byRecord = new Map<string, Earned[]>();
  const credit = (memberId: string, points: number) => byMember.set(memberId, (byMember.get(memberId) ?? 0) + points);

  const grant = (item: GrantItem, recordId: string) => {
    const used = item.cap ? (counters.get(item.cap.scope) ?? 0) : 0;
    const { given } = clip(item, (item.cap?.limit ?? 0) - used);
    if (given === 0) return;
    if (item.cap) counters.set(item.cap.scope, used + given);
    credit(item.memberId, given);
    const earned = { memberId: item.memberId, given, total: item.amountTotal, refunded: 0 };
    byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), earned]);
  };

  const takeBack = (recordId: string, refunded: number | null) => {
    for (const earned of byRecord.get(recordId) ?? []) {
      const before = refundedShare(earned.given, earned.refunded, earned.total);
      earned.refunded += refunded ?? Math.max(earned.total, 1);
      credit(earned.memberId, before - refundedShare(earned.given, earned.refunded, earned.total));
    }
  };

  return {
    byMember,
    add: (event: RuleEvent) => {
      for (const item of planOf(program, event)) {
        if (item.action === 'grant') grant(item, event.recordId);
        else if (item.action === 'reverse') takeBack(item.sourceRecordId, item.refunded);
      }
    },
    totals: (): ReplayTotals => {
      const points = [...byMember.values()];
      return { points: points.reduce((sum, each) => sum + each, 0), members: points.filter((each) => each > 0).length };
    },
  };
}

function planOf(program: CompiledProgram, event: RuleEvent) {
  try {
    return evaluate(program, event).items;
  } catch (error) {
    if (isFault(error)) return [];
    throw error;
  }
}

function largest(members: readonly MemberChange[], by: (member: MemberChange) => number): MemberChange[] {
  return members.toSorted((a, b) => by(b) - by(a) || (a.memberId < b.memberId ? -1 : 1)).slice(0, SHOWN);
}
