import type { FormBody } from '@/engine/forms/schema';
import { clip } from './clip';
import { compileProgram } from './compile';
import { evaluate } from './evaluate';
import type { GrantItem, PlanItem, RuleEvent, Skip, SkipReason } from './plan';
import type { ProgramBody } from './program-schema';
import type { Rule } from './rule-schema';

export interface Sample extends Omit<RuleEvent, 'form' | 'event' | 'recordId'> {
  /** Points as written that the rule's cap has given out already in the period. */
  readonly taken?: number;
}

/** What one rule, on its own, would do for a sample record; computed by the same code that will run. */
export type WorkedExample =
  | { readonly gives: 'nothing'; readonly because: SkipReason }
  | { readonly gives: 'points'; readonly points: number; readonly item: GrantItem }
  | { readonly gives: 'other'; readonly items: readonly PlanItem[] };

export interface ExampleGround {
  readonly program: ProgramBody;
  readonly forms: ReadonlyMap<string, FormBody>;
}

/** `points` are smallest units. Throws the faults of the rule's effect, such as `rules.rewardUnknown`. */
export function workedExample(rule: Rule, { program, forms }: ExampleGround, sample: Sample): WorkedExample {
  const alone = { ...program, rules: [{ ...rule, enabled: true }] };
  const compiled = compileProgram(alone, { id: 'example', version: 0, forms });
  const skipped: Skip[] = [];
  const event = { ...sample, form: rule.form, event: rule.event, recordId: 'example' };
  const { items } = evaluate(compiled, event, skipped);
  const [first] = items;
  if (!first) return { gives: 'nothing', because: skipped[0]?.reason ?? 'nothing' };
  if (first.action !== 'grant') return { gives: 'other', items };
  const taken = Math.round((sample.taken ?? 0) * 10 ** compiled.scale);
  const { given, item } = clip(first, (first.cap?.limit ?? Number.POSITIVE_INFINITY) - taken);
  return { gives: 'points', points: given, item };
}
