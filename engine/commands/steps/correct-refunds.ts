import type { ProgramVersion } from '@/engine/apps/program-version';
import { correctRefund } from '@/engine/ledger/correct-refund';
import { evaluate } from '@/engine/rules/evaluate';
import type { Plan, ReverseItem, RuleEvent } from '@/engine/rules/plan';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { eventOf } from './apply-rules';
import { RECORDS } from './perform-plan';

interface Judged {
  readonly event: RuleEvent;
  readonly program: ProgramVersion;
  /** Of the rules about the making of the record. */
  readonly plan: Plan;
}

/**
 * What the record has taken back of what other records earned is brought in line with what it says now: a binned one gives it back, a
 * restored one takes it again. What the end of its flow took stays as it is through edits, and goes to the bin and back with the record.
 */
export async function correctRefunds(tx: Tx, changed: Changed, judged: Judged): Promise<void> {
  const { before, record } = changed;
  const moved = before?.deletedAt !== record.deletedAt;
  const wanted = reversals(judged.plan);
  if (moved && record.caseStatus === 'approved') {
    for (const [id, item] of reversals(await planOf(tx, changed, judged, 'flowFinished'))) wanted.set(id, item);
  }
  const earlier = before && !moved ? reversals(await planOf(tx, { ...changed, record: before }, judged)) : wanted;
  for (const id of [...new Set([...earlier.keys(), ...wanted.keys()])].sort()) {
    const item = wanted.get(id);
    await correctRefund(tx, {
      workspaceId: record.workspaceId,
      source: { system: RECORDS, eventId: id },
      refundId: record.id,
      refunded: item && record.deletedAt === null ? (item.refunded ?? 'all') : 0,
      explain: item?.explain,
      actor: changed.actor,
      orgUnitId: record.orgUnitId,
      cause: { kind: 'record', id: record.id },
    });
  }
}

async function planOf(
  tx: Tx,
  changed: Changed,
  { event, program }: Judged,
  name: 'created' | 'flowFinished' = 'created',
): Promise<Plan> {
  const asked = await eventOf(tx, changed, name);
  return evaluate(program.compiled, { ...asked, occurredAt: event.occurredAt, member: event.member });
}

/** By the record whose points are taken back. */
function reversals({ items }: Plan): Map<string, ReverseItem> {
  return new Map(items.flatMap((item) => (item.action === 'reverse' ? [[item.sourceRecordId, item] as const] : [])));
}
