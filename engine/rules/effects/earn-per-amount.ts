import * as z from 'zod';
import type { FormBody } from '@/engine/forms/schema';
import { Exact, exactly, ONE, product } from '@/engine/kernel/exact';
import { keySchema } from '@/engine/kernel/ids';
import type { ExplainStep } from '@/engine/ledger/explain-schema';
import { writtenPositive } from '../amounts';
import { RULE_EVENTS } from '../rule-event';
import type { SentencePart } from '../sentence-part';
import { choiceSlot, fieldSlot, numberSlot } from '../slots';
import type { Effect } from './effect';
import { moneyOf, mostOf } from './field-settings';
import { readNumber } from './read-number';

const settings = z.strictObject({
  type: z.literal('earnPerAmount'),
  points: writtenPositive,
  per: writtenPositive,
  field: keySchema,
  /** What lies between two full steps: counts for its share, or is dropped before any multiplier. */
  remainder: z.enum(['share', 'drop']).default('share'),
  /** Whether the part of an order that was paid with points earns again. */
  paidWithPoints: z.enum(['excluded', 'counts']).default('excluded'),
});
type Settings = z.infer<typeof settings>;

/** `points` for each `per` of an amount. Amounts of zero and below earn nothing. */
export const earnPerAmount = {
  type: 'earnPerAmount',
  settings,
  earns: true,
  needsMember: true,
  events: RULE_EVENTS,
  single: false,
  initial: (form) => {
    const field = form.bindings.amount;
    return field
      ? { type: 'earnPerAmount', points: 1, per: 1, field, remainder: 'share', paidWithPoints: 'excluded' }
      : null;
  },
  uses: ({ field }) => [{ setting: 'field', field, needs: 'number' }],
  compile: ({ points, per, field, remainder, paidWithPoints }, { form }) => {
    const deducted = paidWithPoints === 'excluded' ? form.bindings.paidWithPoints : undefined;
    const rate = exactly(points);
    const step = exactly(per);
    const money = moneyOf(form, field);
    const full = remainder === 'drop' ? { full: true as const } : {};
    const steps: ExplainStep[] = [{ kind: 'perAmount', params: { points, per, ...full } }];
    return ({ values }) => {
      const amount = readNumber(values, field);
      if (!amount) return null;
      const paid = deducted ? readNumber(values, deducted) : null;
      const counted = paid?.isPositive() ? amount.minus(paid) : amount;
      if (!counted.isPositive() || counted.isZero()) return null;
      const share =
        remainder === 'drop'
          ? { points: product(counted.divToInt(step), rate), per: ONE }
          : { points: product(counted, rate), per: step };
      const inputs = { amount: counted.toNumber(), ...money };
      return { gives: 'points', share, inputs, steps };
    };
  },
  most: ({ points, per, field }, form) => {
    const amount = mostOf(form, field);
    return amount && { points: amount.times(points), per: new Exact(per) };
  },
  phrase: sentence,
} satisfies Effect<Settings>;

function sentence(
  { points, per, field, remainder, paidWithPoints }: Settings,
  form: FormBody | undefined,
): SentencePart[] {
  const said: SentencePart[] = [
    {
      key: 'rules.sentence.earnPerAmount',
      params: { n: points },
      slots: {
        points: numberSlot('points', points),
        per: { path: '/effect/per', editor: 'amount', says: per },
        field: fieldSlot('field', field, form),
      },
    },
    { key: 'rules.sentence.remainder', slots: { remainder: choiceSlot('remainder', remainder) } },
  ];
  if (form?.bindings.paidWithPoints) {
    said.push({ key: 'rules.sentence.paidWithPoints', slots: { paid: choiceSlot('paidWithPoints', paidWithPoints) } });
  }
  return said;
}
