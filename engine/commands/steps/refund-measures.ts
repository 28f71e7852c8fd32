import { textPart } from '@/engine/apps/form-parts';
import type { StoredRecord } from '@/engine/records/record';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { type Earned, measure } from './apply-rules';
import { type RefundSite, refundsAround, takenShares } from './refunds-around';

/**
 * Looks at the refunds around a record before its points are corrected, so that afterwards the tier measure moves by what the record
 * and all of them add now against what they added before. A refund counts only while its order does.
 */
export async function watchRefunds(tx: Tx, changed: Changed): Promise<{ measure(earned: Earned): Promise<void> }> {
  const { app, record, actor } = changed;
  const site = await refundsAround(tx, changed);
  const before = await takenShares(tx, site, record);
  return {
    async measure(earned) {
      const after = await takenShares(tx, site, record);
      const taken = ({ id }: StoredRecord) => ({ before: -(before.get(id) ?? 0), after: -(after.get(id) ?? 0) });
      const own = taken(record);
      await measure(tx, counted(site, changed), {
        before: earned.before + own.before,
        after: earned.after + own.after,
      });
      for (const { form, record: refund, orderId } of site.others) {
        const stands = (when: StoredRecord | null) => ({
          ...refund,
          deletedAt:
            orderId === record.id ? (when?.deletedAt ?? null) : (site.orders.get(orderId)?.record.deletedAt ?? null),
        });
        await measure(tx, { app, form, actor, before: stands(changed.before), record: stands(record) }, taken(refund));
      }
    },
  };
}

/** The change as it counts: a refund whose order lies in the bin is in the bin itself. */
function counted({ orders }: RefundSite, changed: Changed): Changed {
  const binned = (one: StoredRecord) => {
    const order = orders.get(textPart(changed.form, one.values, 'order') ?? '');
    return { ...one, deletedAt: one.deletedAt ?? order?.record.deletedAt ?? null };
  };
  return { ...changed, before: changed.before && binned(changed.before), record: binned(changed.record) };
}
