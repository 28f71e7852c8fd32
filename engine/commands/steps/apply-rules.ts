import { ladderNow } from '@/engine/apps/ladder-now';
import { occurredAt } from '@/engine/apps/occurred-at';
import { programAt } from '@/engine/apps/program-version';
import { ruleEvent } from '@/engine/apps/rule-event';
import { type SourceRow, sourcesOf } from '@/engine/ledger/store/sources';
import { evaluate } from '@/engine/rules/evaluate';
import type { RuleEventName } from '@/engine/rules/rule-event';
import { whileFrozen } from '@/engine/rules/while-frozen';
import type { TierChange } from '@/engine/tiers/change';
import { contribution } from '@/engine/tiers/contribution';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { purposeOf } from '../purposes/registry';
import { measureRecord } from './measure-tier';
import { NOTHING_PERFORMED, type Performed, performPlan, RECORDS } from './perform-plan';
import { refundsAround, takenShares } from './refunds-around';

/** Asks the rules in force when it happened, and performs what they want. */
export async function applyRules(tx: Tx, changed: Changed, event: RuleEventName): Promise<Performed> {
  const { app, form, record } = changed;
  const at = occurredAt(app, form, record);
  const program = programAt(app.programs, at);
  if (!program) return NOTHING_PERFORMED;
  // Most forms have no rule for most events: then nothing more is looked up.
  if (program.compiled.rulesOn(form.key, event).length === 0) return NOTHING_PERFORMED;
  const asked = await eventOf(tx, changed, event);
  const { items } = whileFrozen(evaluate(program.compiled, asked), asked);
  return performPlan(tx, changed.actor, { items, site: { app, record, occurredAt: at } });
}

/** The record as the rules see it, with the rewards its purpose knows. */
export async function eventOf(tx: Tx, changed: Changed, event: RuleEventName) {
  const { app, form, record, member } = changed;
  const rewards = await purposeOf(form.body.purpose).rewards?.(tx, changed);
  return ruleEvent(tx, { app, form, record, member, event, rewards });
}

/** Points a record has brought its member, before a change and after it, in smallest units. */
export interface Earned {
  readonly before: number;
  readonly after: number;
}

/** Moves the member's tier measure by the difference between what the record adds now and what it added before. */
export async function measure(tx: Tx, changed: Changed, earned: Earned): Promise<TierChange | null> {
  const { app, form, before, record } = changed;
  const ladder = ladderNow(app, tx.now);
  if (!ladder || !record.memberId) return null;
  const adds = (values: typeof record.values, points: number) =>
    contribution({ form: form.body, values, earned: points }, ladder);
  return measureRecord(tx, {
    app,
    memberId: record.memberId,
    recordId: record.id,
    occurredAt: occurredAt(app, form, record),
    before: before && before.deletedAt === null ? adds(before.values, earned.before) : 0,
    after: record.deletedAt === null ? adds(record.values, earned.after) : 0,
    cause: { kind: form.body.purpose === 'refund' ? 'refund' : 'record', id: record.id },
  });
}

/** Where points earned lift the tier, those that a record brings or takes after it was made count too. */
export async function measureMore(
  tx: Tx,
  changed: Changed,
  more: Pick<Performed, 'reversals'> & { readonly grants: readonly { readonly points: number }[] },
): Promise<void> {
  const { app, record } = changed;
  const points = pointsOf(more);
  if (points === 0 || ladderNow(app, tx.now)?.basis.measure !== 'earned') return;
  const rows = await sourcesOf(tx, record.workspaceId, { system: RECORDS, eventId: record.id });
  const after = rows.reduce(
    (sum, row) => sum + row.granted - row.corrected,
    -takenBack(more) - (await takenByName(tx, changed, rows)),
  );
  await measure(tx, { ...changed, before: record }, { before: after - points, after });
}

/** What programs have taken back of the record by name; few records are refunded, the others cost no look. */
async function takenByName(tx: Tx, changed: Changed, rows: readonly SourceRow[]): Promise<number> {
  if (!rows.some(({ kind }) => kind === 'refund')) return 0;
  const { record } = changed;
  return (await takenShares(tx, await refundsAround(tx, changed), record)).get(record.id) ?? 0;
}

/** Points given, less points taken back. */
export function pointsOf(performed: Parameters<typeof measureMore>[2]): number {
  return performed.grants.reduce((sum, grant) => sum + grant.points, 0) - takenBack(performed);
}

function takenBack({ reversals }: Pick<Performed, 'reversals'>): number {
  return reversals
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + part.reversed + part.debt + part.forgiven + part.cash, 0);
}
