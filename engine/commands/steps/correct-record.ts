import { occurredAt } from '@/engine/apps/occurred-at';
import { programAt } from '@/engine/apps/program-version';
import { correctSource } from '@/engine/ledger/correct-source';
import { tierBefore } from '@/engine/members/store/tier-history';
import { evaluate } from '@/engine/rules/evaluate';
import type { RuleEvent } from '@/engine/rules/plan';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { applyRules, type Earned, eventOf, measureMore } from './apply-rules';
import { correctRefunds } from './correct-refunds';
import { earnedParts, worthNow } from './earned-parts';
import { RECORDS } from './perform-plan';
import { watchRefunds } from './refund-measures';

/**
 * After an edit, a binning or a restoring: every rule that judged the record when it was made judges it again, by the version and the
 * tier of that time, and the ledger books the difference. A binned record is worth nothing. What its flow or a later event has brought
 * stays as it is through edits, and goes to the bin and back with the record. What the record took back as a refund follows it too, and
 * refunds of an order count for the tier while the order does. Rules about the change itself act as usual.
 */
export async function correctRecord(tx: Tx, changed: Changed): Promise<void> {
  const { before, record } = changed;
  const refunds = await watchRefunds(tx, changed);
  const earned = await correctPoints(tx, changed);
  await refunds.measure(earned);
  if (before?.deletedAt !== null) return;
  const event = record.deletedAt === null ? 'updated' : 'removed';
  await measureMore(tx, changed, await applyRules(tx, changed, event));
}

async function correctPoints(tx: Tx, changed: Changed): Promise<Earned> {
  const { app, form, before, record } = changed;
  const { currency } = app;
  const at = occurredAt(app, form, before ?? record);
  const program = programAt(app.programs, at);
  if (!currency || !program) return { before: 0, after: 0 };
  const event = await judgedAs(tx, changed, at);
  const plan = evaluate(program.compiled, event);
  await correctRefunds(tx, changed, { event, program, plan });
  const earned = { before: 0, after: 0 };
  for (const part of await earnedParts(tx, { changed, event, program, plan })) {
    const { key, item, had, memberId } = part;
    const net = await worthNow(tx, changed, part);
    earned.before += had;
    earned.after += net;
    await correctSource(tx, {
      currency,
      memberId,
      source: {
        system: RECORDS,
        eventId: record.id,
        part: key,
        ...(item ? { amountTotal: item.amountTotal } : {}),
      },
      net,
      activatesAt: item?.activatesAt ?? null,
      expiresAt: item ? item.expiresAt : part.expiresAt,
      explain: item?.explain,
      actor: changed.actor,
      orgUnitId: record.orgUnitId,
      cause: { kind: 'record', id: record.id },
    });
  }
  return earned;
}

/** The record as it is now, with the member as they were when it was made: what lifts them later does not raise what they bought before. */
async function judgedAs(tx: Tx, changed: Changed, at: number): Promise<RuleEvent> {
  const event = { ...(await eventOf(tx, changed, 'created')), occurredAt: at };
  if (!event.member) return event;
  const { workspaceId, id: recordId } = changed.record;
  const tier = await tierBefore(tx, { workspaceId, memberId: event.member.id, recordId });
  return tier === undefined ? event : { ...event, member: { ...event.member, tier } };
}
