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

/** The orders that a record is or pays back, and the other refunds of them. */
export interface RefundSite {
  readonly orders: ReadonlyMap<string, Order>;
  readonly others: readonly OtherRefund[];
}

/** Looks around a record; there is nothing to see where no tier is reached. */
export async function refundsAround(tx: Tx, { app, form, before, record }: Changed): Promise<RefundSite> {
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

/**
 * Points that the record and the refunds around it have taken from what the orders earned, by record id. A refund that no record stands
 * for, which a program reported by name, counts for its order.
 */
export async function takenShares(
  tx: Tx,
  { orders, others }: RefundSite,
  record: StoredRecord,
): Promise<ReadonlyMap<string, number>> {
  const shares = new Map<string, number>();
  const refunds = new Map(
    [record, ...others.map((one) => one.record)].map(({ id }) => [refundPart({ refundId: id }), id]),
  );
  for (const orderId of orders.keys()) {
    const rows = await sourcesOf(tx, record.workspaceId, { system: RECORDS, eventId: orderId });
    const byPart = refundShares(
      rows.filter(({ kind }) => kind === 'grant'),
      rows.filter(({ kind }) => kind === 'refund'),
    );
    for (const [part, share] of byPart) {
      const id = refunds.get(part) ?? orderId;
      shares.set(id, (shares.get(id) ?? 0) + share);
    }
  }
  return shares;
}
