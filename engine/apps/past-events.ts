import { type MemberFacts, memberFactsOf } from '@/engine/members/store/member-facts';
import type { StoredRecord } from '@/engine/records/record';
import { newestRecords } from '@/engine/records/store/newest-records';
import type { RuleEvent } from '@/engine/rules/plan';
import type { RuleEventName } from '@/engine/rules/rule-event';
import type { Tx } from '@/lib/db/types';
import type { LoadedApp, LoadedForm } from './loaded-app';
import { ruleEventOf } from './rule-event';

/** What happened on a form, as far as its records still tell: that each was made, and that its flow ended well. */
export const PAST_EVENTS = ['created', 'flowFinished'] as const satisfies readonly RuleEventName[];
export type PastEvent = (typeof PAST_EVENTS)[number];

export interface AskedPast {
  readonly forms: readonly LoadedForm[];
  /** UTC milliseconds. */
  readonly from: number;
  /** Records read at most, newest first. */
  readonly limit: number;
  /** Whether anybody cares about such events. */
  wanted(form: string, event: PastEvent): boolean;
}

export interface Past {
  /** Oldest first. */
  readonly events: readonly RuleEvent[];
  /** Later than asked for when there were more records than may be read. */
  readonly from: number;
}

/**
 * Events of an app's records since a moment, with each record and its member as they are now. A record made before that moment is not
 * looked at, even if it tells of a later day.
 */
export async function pastEvents(tx: Tx, app: LoadedApp, asked: AskedPast): Promise<Past> {
  const members = new Map<string, MemberFacts>();
  const events: RuleEvent[] = [];
  const each = Math.floor(asked.limit / Math.max(1, asked.forms.length));
  let { from } = asked;
  for (const form of asked.forms) {
    let read = 0;
    for await (const page of newestRecords(tx, form.layout, app.workspaceId)) {
      const fresh = page.filter(({ createdAt }) => createdAt >= asked.from);
      await learn(tx, app.workspaceId, { members, records: fresh });
      for (const record of fresh) {
        const member = members.get(record.memberId ?? '') ?? null;
        const happened = PAST_EVENTS.filter((event) => asked.wanted(form.key, event) && tells(record, event));
        events.push(...happened.map((event) => ruleEventOf({ app, form, record, event }, member)));
      }
      read += page.length;
      if (fresh.length < page.length) break;
      if (read >= each) {
        from = Math.max(from, page.at(-1)?.createdAt ?? from);
        break;
      }
    }
  }
  const since = events.filter(({ occurredAt }) => occurredAt >= from);
  // Ids grow with time, so they order what happened on the same day.
  since.sort((a, b) => a.occurredAt - b.occurredAt || (a.recordId < b.recordId ? -1 : 1));
  return { events: since, from };
}

function tells({ caseStatus }: StoredRecord, event: PastEvent): boolean {
  return event === 'created' || caseStatus === 'approved';
}

async function learn(
  tx: Tx,
  workspaceId: string,
  { members, records }: { readonly members: Map<string, MemberFacts>; readonly records: readonly StoredRecord[] },
): Promise<void> {
  const ids = new Set(records.flatMap(({ memberId }) => (memberId && !members.has(memberId) ? [memberId] : [])));
  for (const facts of await memberFactsOf(tx, workspaceId, [...ids])) members.set(facts.id, facts);
}
