import { programAt } from '@/engine/apps/program-version';
import { memberFacts } from '@/engine/members/store/member-facts';
import { updateCaseStatus } from '@/engine/records/store/case-status';
import { evaluate } from '@/engine/rules/evaluate';
import type { RuleEvent } from '@/engine/rules/plan';
import type { RuleEventName } from '@/engine/rules/rule-event';
import type { TierChange } from '@/engine/tiers/change';
import { contribution } from '@/engine/tiers/contribution';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { purposeOf } from '../purposes/registry';
import { ladderNow, measureRecord } from './measure-tier';
import { occurredAt } from './occurred-at';
import { NOTHING_PERFORMED, type Performed, performPlan } from './perform-plan';
import { startRecordFlow } from './start-record-flow';

/** Everything that followed from a change of a record, for the answer and for the screen that shows it. */
export interface Consequences {
  readonly performed: Performed;
  readonly tier: TierChange | null;
  /** Status of the record's case or redemption; undefined when nothing set one. */
  readonly caseStatus?: string;
  readonly caseId: string | null;
}

/** A record was made: its purpose, the rules, the tiers and its flow have their say, in this order, in one transaction. */
export async function recordCreated(tx: Tx, changed: Changed): Promise<Consequences> {
  const purpose = purposeOf(changed.form.body.purpose);
  await purpose.created?.(tx, changed);
  const performed = await applyRules(tx, changed, 'created');
  const redemption = performed.redemption ? await purpose.redeemed?.(tx, changed, performed.redemption) : undefined;
  const tier = await measure(tx, changed, performed);
  const started = redemption?.needsFlow === false ? null : await startRecordFlow(tx, changed);
  const caseStatus = started?.status ?? (redemption ? 'ready' : undefined);
  if (caseStatus !== undefined)
    await updateCaseStatus(tx, changed.form.layout, { id: changed.record.id, status: caseStatus });
  return { performed, tier, caseStatus, caseId: started?.caseId ?? null };
}

/** Asks the rules in force when it happened, and performs what they want. */
export async function applyRules(tx: Tx, changed: Changed, event: RuleEventName): Promise<Performed> {
  const { app, form, record } = changed;
  const at = occurredAt(app, form, record);
  const program = programAt(app.programs, at);
  if (!program) return NOTHING_PERFORMED;
  // Most forms have no rule for most events: then nothing more is looked up.
  if (program.compiled.rulesOn(form.key, event).length === 0) return NOTHING_PERFORMED;
  const plan = evaluate(program.compiled, await ruleEvent(tx, changed, event));
  return performPlan(tx, changed.actor, { ...plan, site: { app, record, occurredAt: at } });
}

/** The record as the rules see it. */
export async function ruleEvent(tx: Tx, changed: Changed, event: RuleEventName): Promise<RuleEvent> {
  const { app, form, record } = changed;
  const member = record.memberId ? await memberFacts(tx, app.workspaceId, { id: record.memberId }) : null;
  return {
    form: form.key,
    event,
    recordId: record.id,
    values: record.values,
    record: {
      createdAt: new Date(record.createdAt).toISOString(),
      updatedAt: new Date(record.updatedAt).toISOString(),
      door: record.door,
      store: record.orgUnitId,
    },
    member: member && { id: member.id, tier: member.tierKey, joinedAt: new Date(member.joinedAt).toISOString() },
    occurredAt: occurredAt(app, form, record),
    timeZone: app.timeZone,
    rewards: await purposeOf(form.body.purpose).rewards?.(tx, changed),
  };
}

/** Moves the member's tier measure by the difference between what the record adds now and what it added before. */
export async function measure(tx: Tx, changed: Changed, performed: Performed): Promise<TierChange | null> {
  const { app, form, before, record } = changed;
  const ladder = ladderNow(app, tx.now);
  if (!ladder || !record.memberId) return null;
  const adds = (values: typeof record.values, earned: number) =>
    contribution({ form: form.body, values, earned }, ladder);
  const earned = performed.grants.reduce((sum, grant) => sum + grant.points, 0) - takenBack(performed);
  return measureRecord(tx, {
    app,
    memberId: record.memberId,
    recordId: record.id,
    occurredAt: occurredAt(app, form, record),
    before: before && before.deletedAt === null ? adds(before.values, 0) : 0,
    after: record.deletedAt === null ? adds(record.values, earned) : 0,
    cause: { kind: form.body.purpose === 'refund' ? 'refund' : 'record', id: record.id },
  });
}

function takenBack(performed: Performed): number {
  return performed.reversals
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + part.reversed + part.debt + part.forgiven + part.cash, 0);
}
