import * as z from 'zod';
import { Exact } from '@/engine/kernel/exact';
import { Fault } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { smallestUnits } from '../amounts';
import { fieldSlot } from '../slots';
import type { Effect } from './effect';
import { readNumber, readReference } from './read-number';

const settings = z.strictObject({
  type: z.literal('redeem'),
  /** The field that picks the reward. */
  reward: keySchema,
  /** How many; left out, one. */
  quantity: keySchema.optional(),
});
type Settings = z.infer<typeof settings>;

/**
 * Spends a reward's cost × quantity and reserves its stock. Refuses what cannot be a redemption, because a record that went through without
 * its hold would give the reward away: `rules.rewardMissing`, `rules.rewardUnknown`, `rules.quantityInvalid`, `rules.tooManyPoints`.
 */
export const redeem = {
  type: 'redeem',
  settings,
  earns: false,
  needsMember: true,
  events: ['created'],
  single: true,
  expectedOn: 'redemption',
  initial: ({ bindings }) =>
    bindings.reward
      ? { type: 'redeem', reward: bindings.reward, ...(bindings.quantity && { quantity: bindings.quantity }) }
      : null,
  uses: ({ reward, quantity }) => [
    { setting: 'reward', field: reward, needs: 'record' },
    ...(quantity ? [{ setting: 'quantity', field: quantity, needs: 'number' } as const] : []),
  ],
  compile:
    ({ reward, quantity }, { scale }) =>
    ({ values, rewards }) => {
      const id = readReference(values, reward);
      if (id === null) throw new Fault('refused', 'rules.rewardMissing');
      const found = rewards.get(id);
      if (!found) throw new Fault('refused', 'rules.rewardUnknown', { reward: id });
      const count = quantity ? readNumber(values, quantity) : new Exact(1);
      if (!count?.isInteger() || count.lessThan(1)) throw new Fault('invalid', 'rules.quantityInvalid');
      const cost = count.times(smallestUnits(found.cost, scale));
      if (cost.greaterThan(LIMITS.pointsPerEntry)) throw new Fault('refused', 'rules.tooManyPoints');
      return { gives: 'redemption', reward: found, quantity: count.toNumber(), cost: cost.toNumber() };
    },
  most: () => null,
  phrase: ({ reward, quantity }, form) => {
    const rewardSlot = { ...fieldSlot('reward', reward, form), editor: 'recordField' as const };
    return quantity
      ? [
          {
            key: 'rules.sentence.redeemMany',
            slots: { reward: rewardSlot, quantity: fieldSlot('quantity', quantity, form) },
          },
        ]
      : [{ key: 'rules.sentence.redeemOne', slots: { reward: rewardSlot } }];
  },
} satisfies Effect<Settings>;
