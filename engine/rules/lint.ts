import type { LintProblem } from '@/engine/definitions/kind';
import type { FormBody } from '@/engine/forms/schema';
import { canonical } from './canonical';
import { EFFECTS, effectOf } from './effects/registry';
import { ruleError, ruleWarning } from './lint-problem';
import { type LintGround, lintRule } from './lint-rule';
import type { ProgramBody } from './program-schema';
import type { Rule } from './rule-schema';

/** Everything wrong with a draft program; texts at `rules.problems.<name>`, `part` is the key of a rule or tier. */
export function lintProgram(body: ProgramBody, ground: LintGround): LintProblem[] {
  const active = body.rules.filter(({ enabled }) => enabled);
  return [
    ...lintNames(body),
    ...lintTiers(body),
    ...twice(body.rules),
    ...twice(body.groups),
    ...active.flatMap((rule) => lintRule(rule, body, ground)),
    ...lintTogether(active),
    ...lintForms(active, ground.forms),
  ];
}

function lintNames({ currency }: ProgramBody): LintProblem[] {
  const named = Object.values(currency.name).some((text) => text) && Object.values(currency.unit).some((text) => text);
  return named ? [] : [ruleError('currencyUnnamed')];
}

function lintTiers({ tiers }: ProgramBody): LintProblem[] {
  const problems = twice(tiers);
  for (const [at, tier] of tiers.entries()) {
    const below = tiers[at - 1];
    if (below && tier.threshold <= below.threshold) {
      problems.push(ruleError('tiersNotAscending', tier.key, { threshold: tier.threshold, below: below.threshold }));
    } else if (below && tier.multiplier < below.multiplier) {
      problems.push(ruleWarning('tierEarnsLess', tier.key, { multiplier: tier.multiplier, below: below.multiplier }));
    }
  }
  return problems;
}

function twice(parts: readonly { readonly key: string }[]): LintProblem[] {
  const seen = new Set<string>();
  const again = parts.filter(({ key }) => seen.size === seen.add(key).size);
  return again.map(({ key }) => ruleError('keyTwice', key, { key }));
}

/** Rules that are the same but for their names, and effects a form and event may have only once. */
function lintTogether(rules: readonly Rule[]): LintProblem[] {
  const problems: LintProblem[] = [];
  const byContent = new Map<string, string>();
  for (const rule of rules) {
    const { key, title: _title, priority: _priority, ...content } = rule;
    const { single } = effectOf(rule.effect);
    const text = single ? `${rule.effect.type} ${rule.event} ${rule.form}` : canonical(content);
    const other = byContent.get(text);
    if (other === undefined) byContent.set(text, key);
    else problems.push(single ? ruleError('onlyOneHere', key, { other }) : ruleWarning('sameAsOther', key, { other }));
  }
  return problems;
}

/** Forms whose purpose promises something that no rule keeps. */
function lintForms(rules: readonly Rule[], forms: ReadonlyMap<string, FormBody>): LintProblem[] {
  return EFFECTS.flatMap(({ type, expectedOn }) => {
    if (!expectedOn) return [];
    const kept = new Set(rules.filter(({ effect }) => effect.type === type).map(({ form }) => form));
    const bare = [...forms].filter(([key, { purpose }]) => purpose === expectedOn && !kept.has(key));
    return bare.map(([form]) => ruleWarning(`missing.${type}`, undefined, { form }));
  });
}
