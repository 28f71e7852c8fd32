import { textPart } from '@/engine/apps/form-parts';
import { findRecord } from '@/engine/records/store/find-record';
import type { Purpose } from './purpose';

/** A refund belongs to the member and the store of the order it pays back. */
export const refund: Purpose = {
  purpose: 'refund',
  async owner(tx, { app, form, values }) {
    const orderId = textPart(form, values, 'order');
    const field = form.layout.places.find((place) => place.field.id === form.body.bindings.order);
    const target = field?.type.target?.(field.settings).form;
    const orders = target ? app.forms.get(target) : undefined;
    if (!orderId || !orders) return {};
    const order = await findRecord(tx, orders.layout, orderId);
    return { memberId: order.memberId, orgUnitId: order.orgUnitId };
  },
};
