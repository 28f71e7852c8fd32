import { ladderNow } from '@/engine/apps/ladder-now';
import { occurredAt } from '@/engine/apps/occurred-at';
import { programAt } from '@/engine/apps/program-version';
import { ruleEvent } from '@/engine/apps/rule-event';
import { evaluate } from '@/engine/rules/evaluate';
import type { RuleEventName } from '@/engine/rules/rule-event';
import type { TierChange } from '@/engine/tiers/change';
import { contribution } from '@/engine/tiers/contribution';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { purposeOf } from '../purposes/registry';
import { measureRecord } from './measure-tier';
import { NOTHING_PERFORMED, type Performed, performPlan } from './perform-plan';

/** Asks the rules in force when it happened, and performs what they want. */
export async function applyRules(tx: Tx, changed: Changed, event: RuleEventName): Promise<Performed> {
  const { app, form, record } = changed;
  const at = occurredAt(app, form, record);
  const program = programAt(app.programs, at);
  if (!program) return NOTHING_PERFORMED;
  // Most forms have no rule for most events: then nothing more is looked up.
  if (program.compiled.rulesOn(form.key, event).length === 0) return NOTHING_PERFORMED;
  const plan = evaluate(program.compiled, await eventOf(tx, changed, event));
  return performPlan(tx, changed.actor, { ...plan, site: { app, record, occurredAt: at } });
}

/** The record as the rules see it, with the rewards its purpose knows. */
export async function eventOf(tx: Tx, changed: Changed, event: RuleEventName) {
  const rewards = await purposeOf(changed.form.body.purpose).rewards?.(tx, changed);
  return ruleEvent(tx, { ...changed, event, rewards });
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
