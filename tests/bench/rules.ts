import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { compileProgram } from '@/engine/rules/compile';
import { evaluate } from '@/engine/rules/evaluate';
import type { RuleEvent } from '@/engine/rules/plan';
import { programBodySchema } from '@/engine/rules/program-schema';
import { type Figure, figureOf } from './figure';

const RULES = 1_000;
const MATCHING = 20;
const FIRING = 3;
const RUNS = 15;
const EVENTS = 4_000;
const AIM = 50;

const purchase = formBodySchema.parse({
  title: { en: 'Order' },
  purpose: 'purchase',
  bindings: { member: 'member', amount: 'amount' },
  fields: [
    { id: 'member', type: 'member', title: {} },
    { id: 'amount', type: 'money', title: {} },
    { id: 'cups', type: 'number', title: {} },
    { id: 'note', type: 'text', title: {} },
  ],
});

/** One of 1,000: twenty stand on purchases, of which three meet their conditions; the rest stand on forty other forms. */
function rule(at: number) {
  const matching = at < MATCHING;
  const fires = at < FIRING;
  return {
    key: `rule_${at}`,
    title: { en: `Rule ${at}` },
    form: matching ? 'purchase' : `form_${at % 40}`,
    event: 'created',
    when: {
      all: [
        { field: 'amount', op: 'gte', value: fires ? 1 : 1_000_000 + at },
        {
          any: [
            { field: 'member.tier', op: 'eq', value: 'gold' },
            { field: 'cups', op: 'gt', value: at },
          ],
        },
      ],
    },
    schedule: { from: '2026-01-01', to: '2026-12-31', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    effect: { type: 'earnPerAmount', points: 1 + (at % 3), per: 10, field: 'amount' },
    tierMultiplier: true,
    cap: { points: 500, per: 'day' },
    pendingDays: 7,
  };
}

function program() {
  const body = programBodySchema.parse({
    title: {},
    currency: { code: 'points', name: {}, unit: {} },
    effectiveFrom: '2026-01-01',
    validity: { kind: 'months', months: 12 },
    tiers: [{ key: 'gold', name: {}, color: '#d4a017', threshold: 0, multiplier: 1.5 }],
    rules: Array.from({ length: RULES }, (_, at) => rule(at)),
  });
  const forms = new Map<string, FormBody>([['purchase', purchase]]);
  return compileProgram(body, { id: 'bench', version: 1, forms });
}

function events(): RuleEvent[] {
  return Array.from({ length: EVENTS }, (_, at) => ({
    form: 'purchase',
    event: 'created',
    recordId: `order-${at}`,
    values: { member: 'ann', amount: 20 + (at % 500) + 0.77, cups: at % 5, note: 'to go' },
    member: { id: `member-${at % 300}`, tier: 'gold' },
    // A till's pace: one purchase a minute, over three days.
    occurredAt: Date.parse('2026-03-30T01:00:00Z') + at * 60_000,
    timeZone: 'Asia/Shanghai',
  }));
}

/** Evaluates purchases against 1,000 active rules, of which 20 match the form and event and 3 fire. */
export async function benchRules(): Promise<Figure[]> {
  const compiled = program();
  const stream = events();
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    let fired = 0;
    for (const event of stream) fired += evaluate(compiled, event).items.length;
    const each = ((performance.now() - began) * 1_000) / stream.length;
    if (fired !== stream.length * FIRING) throw new Error(`${fired} rules fired instead of ${stream.length * FIRING}`);
    // The first run compiles and warms up.
    if (run > 0) times.push(each);
  }
  const name = 'rule evaluation, 1,000 active rules (20 match, 3 fire)';
  return [figureOf({ name, unit: 'µs', higher: false, aim: AIM }, times)];
}
