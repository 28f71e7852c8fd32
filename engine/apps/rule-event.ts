import { type MemberFacts, memberFacts } from '@/engine/members/store/member-facts';
import type { StoredRecord } from '@/engine/records/record';
import type { RewardFacts, RuleEvent } from '@/engine/rules/plan';
import type { RuleEventName } from '@/engine/rules/rule-event';
import type { Tx } from '@/lib/db/types';
import type { LoadedApp, LoadedForm } from './loaded-app';
import { occurredAt } from './occurred-at';

export interface RecordEvent {
  readonly app: LoadedApp;
  readonly form: LoadedForm;
  readonly record: StoredRecord;
  readonly event: RuleEventName;
  readonly rewards?: ReadonlyMap<string, RewardFacts>;
  /** Looked up when left out. */
  readonly member?: MemberFacts;
}

/** The record as the rules see it. */
export async function ruleEvent(tx: Tx, happened: RecordEvent): Promise<RuleEvent> {
  const { app, record, member } = happened;
  if (member || !record.memberId) return ruleEventOf(happened, member ?? null);
  return ruleEventOf(happened, await memberFacts(tx, app.workspaceId, { id: record.memberId }));
}

/** The same once its member is known. */
export function ruleEventOf(happened: RecordEvent, member: MemberFacts | null): RuleEvent {
  const { app, form, record, event, rewards } = happened;
  const createdAt = new Date(record.createdAt).toISOString();
  return {
    form: form.key,
    event,
    recordId: record.id,
    values: record.values,
    record: {
      createdAt,
      updatedAt: record.updatedAt === record.createdAt ? createdAt : new Date(record.updatedAt).toISOString(),
      door: record.door,
      store: record.orgUnitId,
    },
    member: member && {
      id: member.id,
      tier: member.tierKey,
      joinedAt: new Date(member.joinedAt).toISOString(),
      frozen: member.status !== 'active',
    },
    occurredAt: occurredAt(app, form, record),
    timeZone: app.timeZone,
    rewards,
  };
}
