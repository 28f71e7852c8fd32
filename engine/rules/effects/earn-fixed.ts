import * as z from 'zod';
import { Exact, ONE } from '@/engine/kernel/exact';
import { keySchema } from '@/engine/kernel/ids';
import type { ExplainStep } from '@/engine/ledger/explain-schema';
import { writtenPositive } from '../amounts';
import { RULE_EVENTS } from '../rule-event';
import { fieldSlot, numberSlot } from '../slots';
import type { Effect } from './effect';
import { mostOf } from './field-settings';
import { readNumber } from './read-number';

const settings = z.strictObject({
  type: z.literal('earnFixed'),
  points: writtenPositive,
  /** A number field the points are multiplied with: cups, items, answers. */
  times: keySchema.optional(),
});
type Settings = z.infer<typeof settings>;

/** The same points every time, or for each unit of a number field. */
export const earnFixed = {
  type: 'earnFixed',
  settings,
  earns: true,
  needsMember: true,
  events: RULE_EVENTS,
  single: false,
  initial: () => ({ type: 'earnFixed', points: 10 }),
  uses: ({ times }) => (times ? [{ setting: 'times', field: times, needs: 'number' }] : []),
  compile: ({ points, times }) => {
    const each = new Exact(points);
    if (!times) {
      const steps: ExplainStep[] = [{ kind: 'fixed', params: { points } }];
      return () => ({ gives: 'points', share: { points: each, per: ONE }, inputs: {}, steps });
    }
    return ({ values }) => {
      const units = readNumber(values, times);
      if (!units?.isPositive() || units.isZero()) return null;
      const steps: ExplainStep[] = [{ kind: 'perUnit', params: { points, units: units.toNumber() } }];
      return { gives: 'points', share: { points: each.times(units), per: ONE }, inputs: {}, steps };
    };
  },
  most: ({ points, times }, form) => {
    const units = times ? mostOf(form, times) : ONE;
    return units && { points: units.times(points), per: ONE };
  },
  phrase: ({ points, times }, form) =>
    times
      ? [
          {
            key: 'rules.sentence.earnPerUnit',
            params: { n: points },
            slots: { points: numberSlot('points', points), field: fieldSlot('times', times, form) },
          },
        ]
      : [{ key: 'rules.sentence.earnFixed', params: { n: points }, slots: { points: numberSlot('points', points) } }],
} satisfies Effect<Settings>;
