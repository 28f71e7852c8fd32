import { type FormBody, type FormPurpose, formBodySchema } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { type CompiledProgram, compileProgram } from '@/engine/rules/compile';
import type { GrantItem, PlanItem, RuleEvent } from '@/engine/rules/plan';
import { type ProgramBody, programBodySchema } from '@/engine/rules/program-schema';
import { type Rule, ruleSchema } from '@/engine/rules/rule-schema';

export const ZONE = 'Asia/Shanghai';
/** Tuesday 2026-03-31, noon in Shanghai. */
export const NOON = Date.parse('2026-03-31T04:00:00Z');

type FieldSketch = { readonly type: string; readonly settings?: Record<string, Json>; readonly parent?: string };

export function form(
  purpose: FormPurpose,
  title: string,
  fields: Record<string, FieldSketch>,
  bindings: Record<string, string>,
): FormBody {
  return formBodySchema.parse({
    title: { en: title },
    purpose,
    bindings,
    fields: Object.entries(fields).map(([id, field]) => ({ id, title: { en: id }, ...field })),
  });
}

export const FORMS: ReadonlyMap<string, FormBody> = new Map([
  [
    'purchase',
    form(
      'purchase',
      'Order',
      {
        member: { type: 'member' },
        amount: { type: 'money' },
        points_paid: { type: 'money' },
        cups: { type: 'number' },
        store: { type: 'store' },
        channel: { type: 'radio', settings: { options: [] } },
        lines: { type: 'section' },
        price: { type: 'money', parent: 'lines' },
        note: { type: 'text' },
      },
      { member: 'member', amount: 'amount', paidWithPoints: 'points_paid' },
    ),
  ],
  [
    'refund',
    form(
      'refund',
      'Refund',
      { sale: { type: 'record', settings: { form: 'purchase' } }, amount: { type: 'money' } },
      { order: 'sale', amount: 'amount' },
    ),
  ],
  ['check_in', form('checkIn', 'Check-in', { member: { type: 'member' } }, { member: 'member' })],
  [
    'redemption',
    form(
      'redemption',
      'Redemption',
      {
        member: { type: 'member' },
        reward: { type: 'record', settings: { form: 'reward' } },
        quantity: { type: 'number' },
      },
      { member: 'member', reward: 'reward', quantity: 'quantity' },
    ),
  ],
]);

export type RuleSketch = Record<string, unknown>;

export function rule(sketch: RuleSketch = {}): Rule {
  return ruleSchema.parse({
    key: 'spend',
    title: { en: 'Spend' },
    form: 'purchase',
    event: 'created',
    effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'amount' },
    ...sketch,
  });
}

/** Rules named one after the other: r1, r2, … */
export function rules(...sketches: RuleSketch[]): Rule[] {
  return sketches.map((sketch, at) => rule({ key: `r${at + 1}`, title: { en: `Rule ${at + 1}` }, ...sketch }));
}

export const TIERS = [
  { key: 'silver', name: { en: 'Silver' }, color: '#aaaaaa', threshold: 0, multiplier: 1 },
  { key: 'gold', name: { en: 'Gold' }, color: '#d4a017', threshold: 1000, multiplier: 1.5 },
  { key: 'black', name: { en: 'Black' }, color: '#111111', threshold: 5000, multiplier: 3 },
];

export function program(list: readonly Rule[], rest: Record<string, unknown> = {}): ProgramBody {
  return programBodySchema.parse({
    title: { en: 'Club' },
    currency: { code: 'points', name: { en: 'Points' }, unit: { en: 'pt' } },
    effectiveFrom: '2026-01-01',
    validity: { kind: 'months', months: 12 },
    rules: list,
    tiers: TIERS,
    ...rest,
  });
}

export function compiled(body: ProgramBody): CompiledProgram {
  return compileProgram(body, { id: 'club', version: 3, forms: FORMS });
}

export function purchase(values: Record<string, Json>, rest: Partial<RuleEvent> = {}): RuleEvent {
  return {
    form: 'purchase',
    event: 'created',
    recordId: 'order-1',
    values,
    member: { id: 'ann', tier: null },
    occurredAt: NOON,
    timeZone: ZONE,
    ...rest,
  };
}

/** What a plan gives: `r1 286`, `reverse order-1 500000`, `hold 300`, `reserve cup 2`. */
export function outline(items: readonly PlanItem[]): string[] {
  return items.map((item) => {
    if (item.action === 'grant') return `${item.rule.key} ${item.asked}`;
    if (item.action === 'reverse') return `reverse ${item.sourceRecordId} ${item.refunded ?? 'all'}`;
    const mode = item.instant ? ' now' : '';
    return item.action === 'hold' ? `hold ${item.points}${mode}` : `reserve ${item.rewardId} ${item.quantity}${mode}`;
  });
}

export function onlyGrant(items: readonly PlanItem[]): GrantItem {
  const [first] = items;
  if (items.length !== 1 || first?.action !== 'grant')
    throw new Error(`expected one grant, got ${outline(items).join(', ')}`);
  return first;
}
