import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';
import { fieldSlot } from '../slots';
import type { Effect } from './effect';
import { moneyOf } from './field-settings';
import { readReference } from './read-number';

const settings = z.strictObject({
  type: z.literal('reverse'),
  /** The field that picks the order. */
  order: keySchema,
  /** The refunded amount; left out, every refund is a full one. */
  amount: keySchema.optional(),
});
type Settings = z.infer<typeof settings>;

/** Takes back what an order earned, for the share of it that is refunded. */
export const reverse = {
  type: 'reverse',
  settings,
  earns: false,
  needsMember: false,
  events: ['created', 'flowFinished'],
  single: true,
  expectedOn: 'refund',
  initial: ({ bindings }) =>
    bindings.order
      ? { type: 'reverse', order: bindings.order, ...(bindings.amount && { amount: bindings.amount }) }
      : null,
  uses: ({ order, amount }) => [
    { setting: 'order', field: order, needs: 'record' },
    ...(amount ? [{ setting: 'amount', field: amount, needs: 'number' } as const] : []),
  ],
  compile: ({ order, amount }, { form }) => {
    const money = amount ? moneyOf(form, amount) : {};
    return ({ values }) => {
      const sourceRecordId = readReference(values, order);
      if (sourceRecordId === null) return null;
      if (!amount) return { gives: 'reversal', sourceRecordId, refunded: null, inputs: {} };
      const refunded = values[amount];
      // A refund of nothing takes nothing back; a full refund has to say so by its amount.
      if (typeof refunded !== 'number' || !(refunded > 0)) return null;
      return { gives: 'reversal', sourceRecordId, refunded, inputs: { amount: refunded, ...money } };
    };
  },
  most: () => null,
  phrase: ({ order, amount }, form) => {
    const orderSlot = { ...fieldSlot('order', order, form), editor: 'recordField' as const };
    return amount
      ? [{ key: 'rules.sentence.reverseShare', slots: { order: orderSlot, amount: fieldSlot('amount', amount, form) } }]
      : [{ key: 'rules.sentence.reverseAll', slots: { order: orderSlot } }];
  },
} satisfies Effect<Settings>;
