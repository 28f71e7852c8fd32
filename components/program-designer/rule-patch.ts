import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { ProgramEdit } from '@/engine/rules/edit';
import { effectOf } from '@/engine/rules/effects/registry';
import type { Rule } from '@/engine/rules/rule-schema';

/** Properties of a rule to set, and to leave out from now on. */
export interface RulePatch {
  readonly set?: Readonly<Record<string, Json>>;
  readonly unset?: readonly string[];
}

export function ruleEdit({ key }: Rule, { set = {}, unset = [] }: RulePatch): ProgramEdit {
  return { do: 'change-part', list: 'rules', key, set: { ...set }, unset: [...unset] };
}

/** What stands at a slot's pointer: a property of the rule, or a setting of its effect. */
export function readSlot(rule: Rule, path: string): Json | undefined {
  const [top = '', setting] = path.slice(1).split('/');
  // A rule is plain data by its schema.
  const plain = rule as unknown as Readonly<Record<string, Json | undefined>>;
  return setting === undefined ? plain[top] : effectSettings(rule)[setting];
}

export function patchSlot(rule: Rule, path: string, value: Json): RulePatch {
  const [top = '', setting] = path.slice(1).split('/');
  if (setting === undefined) return { set: { [top]: value } };
  return { set: { effect: { ...effectSettings(rule), [setting]: value } } };
}

/** Moves a rule to another form: the effect reads the fields that play the same parts there. */
export function moveToForm(rule: Rule, key: string, form: FormBody): RulePatch {
  const effect = effectOf(rule.effect);
  const there = effect.initial(form);
  if (!there) return { set: { form: key } };
  const fields = effect.uses(there).map(({ setting, field }) => [setting, field] as const);
  return { set: { form: key, effect: { ...effectSettings(rule), ...Object.fromEntries(fields) } } };
}

export function effectSettings({ effect }: Rule): Readonly<Record<string, Json>> {
  return { ...effect };
}

/** A key that no part has yet: the stem, or the stem and a number. */
export function freeKey(stem: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  if (!keys.has(stem)) return stem;
  let n = 2;
  while (keys.has(`${stem}_${n}`)) n += 1;
  return `${stem}_${n}`;
}
