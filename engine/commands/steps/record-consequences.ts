import { updateCaseStatus } from '@/engine/records/store/case-status';
import type { TierChange } from '@/engine/tiers/change';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { purposeOf } from '../purposes/registry';
import { applyRules, measure, pointsOf } from './apply-rules';
import type { Performed } from './perform-plan';
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
  const tier = await measure(tx, changed, { before: 0, after: pointsOf(performed) });
  const started = redemption?.needsFlow === false ? null : await startRecordFlow(tx, changed);
  const caseStatus = started?.status ?? (redemption ? 'ready' : undefined);
  if (caseStatus !== undefined)
    await updateCaseStatus(tx, changed.form.layout, { id: changed.record.id, status: caseStatus });
  return { performed, tier, caseStatus, caseId: started?.caseId ?? null };
}
