import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoney, formatNumber } from '@/lib/i18n/format';
import type { ExplainPart } from './explain-part';
import type { Explain, ExplainStep } from './explain-schema';

/** What happened and the arithmetic, as clauses; steps that say nothing new are left out. */
export function explainSteps(explain: Explain, locale: Locale): ExplainPart[] {
  const arithmetic = explain.steps.filter((step) => step.kind !== 'pending' && step.kind !== 'expiry');
  const alone = arithmetic.length === 1;
  const clauses: ExplainPart[] = [];
  for (const step of arithmetic) {
    const said = clause(step, { alone, first: clauses.length === 0, locale, explain });
    if (said) clauses.push(said);
  }
  return [...inputs(explain, locale), ...clauses];
}

function inputs({ inputs: { amount, currencyCode, formTitle, rewardTitle } }: Explain, locale: Locale): ExplainPart[] {
  const parts: ExplainPart[] = [];
  const form = localText(formTitle, locale);
  const money = amount === undefined ? '' : moneyText(amount, currencyCode, locale);
  if (money) parts.push(form ? part('formAmount', { form, amount: money }) : part('amount', { amount: money }));
  else if (form) parts.push(rewardTitle ? part('formReward', { form, reward: rewardTitle }) : part('form', { form }));
  if (rewardTitle && (money || !form)) parts.push(part('reward', { reward: rewardTitle }));
  return parts;
}

interface Sentence {
  /** The only step there is. */
  readonly alone: boolean;
  /** Follows on the amount itself. */
  readonly first: boolean;
  readonly locale: Locale;
  readonly explain: Explain;
}

/** Null for a step that the result says already. */
function clause(step: ExplainStep, { alone, first, locale, explain }: Sentence): ExplainPart | null {
  const number = (value: number) => formatNumber(value, locale);
  switch (step.kind) {
    case 'perAmount': {
      const { points, per, full } = step.params;
      const params = { points: number(points), per: moneyText(per, explain.inputs.currencyCode, locale) };
      if (full) return part('perFullAmount', params);
      return points === per ? null : part('perAmount', params);
    }
    case 'perUnit':
      return part('perUnit', { points: number(step.params.points), units: number(step.params.units) });
    case 'fixed':
    case 'formula':
      return alone ? null : part(step.kind, { points: number(step.params.points) });
    case 'tierMultiplier':
      return part('tierMultiplier', {
        tier: localText(step.params.tier, locale),
        factor: number(step.params.factor),
      });
    case 'multiplier':
      return part('multiplier', { factor: number(step.params.factor) });
    case 'rounding': {
      const { mode, from, to } = step.params;
      if (from === to) return null;
      // Straight behind the amount it is not named again.
      if (first && from === explain.inputs.amount) return part('roundingAmount', { mode, to: number(to) });
      return part('rounding', { mode, from: number(from), to: number(to) });
    }
    case 'cap': {
      const { per, left, wanted, given } = step.params;
      return given === wanted ? null : part('cap', { per, left: number(left) });
    }
    case 'pending':
    case 'expiry':
      return null;
  }
}

function part(name: string, params: ExplainPart['params']): ExplainPart {
  return { key: `ledger.explain.${name}`, params, place: 'because' };
}

function moneyText(amount: number, currencyCode: string | undefined, locale: Locale): string {
  return currencyCode ? formatMoney(amount, currencyCode, locale) : formatNumber(amount, locale);
}
