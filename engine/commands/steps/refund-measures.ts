import { textPart } from '@/engine/apps/form-parts';
import { ladderNow } from '@/engine/apps/ladder-now';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import { refundShares } from '@/engine/ledger/refunded-share';
import { refundPart } from '@/engine/ledger/reverse-source';
import { sourcesOf } from '@/engine/ledger/store/sources';
import type { StoredRecord } from '@/engine/records/record';
import { findRecords } from '@/engine/records/store/find-record';
import { recordsPicking } from '@/engine/records/store/records-picking';
import type { Tx } from '@/lib/db/types';
import type { Changed } from '../purposes/purpose';
import { type Earned, measure } from './apply-rules';
import { RECORDS } from './perform-plan';

/** An order that the changed record is, or that it pays back. */
interface Order {
  readonly form: LoadedForm;
  readonly record: StoredRecord;
}

/** Another refund of it. */
interface OtherRefund {
  readonly form: LoadedForm;
  readonly record: StoredRecord;
  readonly orderId: string;
}

interface Site {
  readonly orders: ReadonlyMap<string, Order>;
  readonly others: readonly OtherRefund[];
}

/**
 * Looks at the refunds around a record before its points are corrected, so that afterwards the tier measure moves by what the record
 * and all of them add now against what they added before. A refund counts only while its order does.
 */
export async function watchRefunds(tx: Tx, changed: Changed): Promise<{ measure(earned: Earned): Promise<void> }> {
  const { app, record, actor } = changed;
  const site = await siteOf(tx, changed);
  const before = await sharesOf(tx, site, record);
  return {
    async measure(earned) {
      const after = await sharesOf(tx, site, record);
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
function counted({ orders }: Site, changed: Changed): Changed {
  const binned = (one: StoredRecord) => {
    const order = orders.get(textPart(changed.form, one.values, 'order') ?? '');
    return { ...one, deletedAt: one.deletedAt ?? order?.record.deletedAt ?? null };
  };
  return { ...changed, before: changed.before && binned(changed.before), record: binned(changed.record) };
}

async function siteOf(tx: Tx, { app, form, before, record }: Changed): Promise<Site> {
  const orders = new Map<string, Order>();
  const others: OtherRefund[] = [];
  const { memberId } = record;
  if (!memberId || !ladderNow(app, tx.now)) return { orders, others };
  const orderForm = ordersOf(app, form);
  if (orderForm) {
    const ids = [before, record].flatMap((one) => (one && textPart(form, one.values, 'order')) ?? []);
    for (const order of await findRecords(tx, orderForm.layout, [...new Set(ids)])) {
      orders.set(order.id, { form: orderForm, record: order });
    }
  } else orders.set(record.id, { form, record });
  for (const [orderId, order] of orders) {
    for (const refunds of app.forms.values()) {
      const field = refunds.body.bindings.order;
      if (field === undefined || ordersOf(app, refunds) !== order.form) continue;
      const found = await recordsPicking(tx, refunds.layout, { memberId, field, picked: orderId });
      others.push(
        ...found.filter(({ id }) => id !== record.id).map((one) => ({ form: refunds, record: one, orderId })),
      );
    }
  }
  return { orders, others };
}

/** The form whose records a refund form pays back; null for any other form. */
function ordersOf(app: LoadedApp, form: LoadedForm): LoadedForm | null {
  if (form.body.purpose !== 'refund') return null;
  const place = form.layout.places.find(({ field }) => field.id === form.body.bindings.order);
  return app.forms.get(place?.type.target?.(place.settings).form ?? '') ?? null;
}

/** Points that the record and the refunds around it have taken from what the orders earned, by record id. */
async function sharesOf(tx: Tx, { orders, others }: Site, record: StoredRecord): Promise<ReadonlyMap<string, number>> {
  const shares = new Map<string, number>();
  const refunds = [record, ...others.map((one) => one.record)];
  for (const orderId of orders.keys()) {
    const rows = await sourcesOf(tx, record.workspaceId, { system: RECORDS, eventId: orderId });
    const byPart = refundShares(
      rows.filter(({ kind }) => kind === 'grant'),
      rows.filter(({ kind }) => kind === 'refund'),
    );
    for (const { id } of refunds) {
      shares.set(id, (shares.get(id) ?? 0) + (byPart.get(refundPart({ refundId: id })) ?? 0));
    }
  }
  return shares;
}
