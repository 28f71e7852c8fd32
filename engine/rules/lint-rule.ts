import { lintCondition } from '@/engine/conditions/lint';
import type { LintProblem } from '@/engine/definitions/kind';
import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import { addDays, dayNumber, weekday } from '@/engine/kernel/calendar';
import { smallestUnits } from './amounts';
import { ruleResolver } from './condition-scope';
import type { FieldUse } from './effects/effect';
import { effectOf } from './effects/registry';
import { ruleError, ruleWarning } from './lint-problem';
import { neverHolds } from './never-holds';
import type { ProgramBody } from './program-schema';
import type { Rule } from './rule-schema';
import { mostOfRule } from './worst-case';

export interface LintGround {
  readonly forms: ReadonlyMap<string, FormBody>;
  /** Keys of forms that have a flow. */
  readonly flowForms: ReadonlySet<string>;
  /** The day in the workspace's zone; without it, rules that are over are not found. */
  readonly today?: string;
}

/** Everything wrong with one rule on its own. */
export function lintRule(rule: Rule, body: ProgramBody, ground: LintGround): LintProblem[] {
  const form = ground.forms.get(rule.form);
  if (!form) return [ruleError('unknownForm', rule.key, { form: rule.form })];
  const fields = lintFields(rule, form);
  return [
    ...fields,
    ...lintEvent(rule, form, ground),
    ...lintNames(rule, body),
    ...lintSchedule(rule, body, ground.today),
    ...lintWhen(rule, form),
    // What a rule may give is only known when its fields are there.
    ...(fields.length ? [] : lintAmounts(rule, body, form)),
  ];
}

function lintFields(rule: Rule, form: FormBody): LintProblem[] {
  return effectOf(rule.effect)
    .uses(rule.effect)
    .flatMap((use) => lintField(use, rule.key, form));
}

function lintField({ field: id, needs }: FieldUse, part: string, form: FormBody): LintProblem[] {
  const field = form.fields.find((one) => one.id === id);
  const type = field && findFieldType(field.type);
  if (!type) return [ruleError('unknownField', part, { field: id })];
  if (field.parent !== null && inSection(form, field.parent)) return [ruleError('fieldInSection', part, { field: id })];
  if (needs === 'record') return type.target ? [] : [ruleError('fieldNotRecord', part, { field: id })];
  const settings = type.settings.safeParse(field.settings);
  const isNumber = settings.success && type.expressionType(settings.data) === 'number';
  return isNumber ? [] : [ruleError('fieldNotNumber', part, { field: id })];
}

function lintWhen({ key, when }: Rule, form: FormBody): LintProblem[] {
  if (!when) return [];
  const problems = lintCondition(when, ruleResolver(form));
  if (problems.length === 0) return neverHolds(when) ? [ruleWarning('conditionNever', key)] : [];
  return problems.map(({ code, params }) => ({
    // An option that is gone makes a comparison pointless, not unsound.
    level: code === 'conditions.unknownValue' ? 'warning' : 'error',
    code,
    part: key,
    ...(params && { params }),
  }));
}

function inSection(form: FormBody, parent: string): boolean {
  const around = form.fields.find(({ id }) => id === parent);
  if (!around) return false;
  if (findFieldType(around.type)?.role === 'section') return true;
  return around.parent !== null && inSection(form, around.parent);
}

function lintEvent(rule: Rule, form: FormBody, { flowForms }: LintGround): LintProblem[] {
  const effect = effectOf(rule.effect);
  const problems: LintProblem[] = [];
  if (!effect.events.includes(rule.event)) problems.push(ruleError('eventUnfit', rule.key));
  if (effect.needsMember && form.purpose !== 'member' && !form.bindings.member) {
    problems.push(ruleError('noMember', rule.key, { form: rule.form }));
  }
  const hasFlow = flowForms.has(rule.form);
  if (rule.event === 'flowFinished' && !hasFlow) problems.push(ruleWarning('noFlow', rule.key, { form: rule.form }));
  if (rule.event === 'created' && hasFlow && effect.earns) problems.push(ruleWarning('beforeFlow', rule.key));
  return problems;
}

function lintNames(rule: Rule, { tiers, groups }: ProgramBody): LintProblem[] {
  const problems: LintProblem[] = [];
  const known = new Set(tiers.map(({ key }) => key));
  for (const tier of rule.tiers ?? [])
    if (!known.has(tier)) problems.push(ruleError('unknownTier', rule.key, { tier }));
  if (rule.stackGroup && !groups.some(({ key }) => key === rule.stackGroup)) {
    problems.push(ruleError('unknownGroup', rule.key, { group: rule.stackGroup }));
  }
  if (rule.tierMultiplier && tiers.length === 0) problems.push(ruleWarning('multiplierWithoutTiers', rule.key));
  return problems;
}

function lintSchedule(
  { key, schedule }: Rule,
  { effectiveFrom }: ProgramBody,
  today: string | undefined,
): LintProblem[] {
  if (!schedule) return [];
  const { from = effectiveFrom, to, weekdays } = schedule;
  if (to === undefined) return [];
  if (schedule.from && schedule.from > to) return [ruleError('scheduleBackwards', key, { from: schedule.from, to })];
  if (to < effectiveFrom) return [ruleWarning('scheduleBeforeProgram', key, { to, effectiveFrom })];
  if (weekdays && !hasWeekday(from, to, weekdays)) return [ruleWarning('scheduleEmpty', key)];
  return today !== undefined && to < today ? [ruleWarning('scheduleOver', key, { to })] : [];
}

function hasWeekday(from: string, to: string, weekdays: readonly number[]): boolean {
  const days = Math.min(dayNumber(to) - dayNumber(from), 6);
  return Array.from({ length: days + 1 }, (_, at) => addDays(from, at) ?? to).some((date) =>
    weekdays.includes(weekday(date)),
  );
}

/** Points nobody can ever get, and points without end. */
function lintAmounts(rule: Rule, body: ProgramBody, form: FormBody): LintProblem[] {
  const effect = effectOf(rule.effect);
  if (!effect.earns) return [];
  const bare = mostOfRule({ ...rule, cap: undefined, perRecordCap: undefined }, body, form);
  if (bare?.isZero()) return [ruleWarning('roundsToNothing', rule.key)];
  if (mostOfRule(rule, body, form) === null) return [ruleWarning('unbounded', rule.key)];
  const { scale } = body.currency;
  const least = Math.min(rule.cap?.points ?? 1, rule.perRecordCap ?? 1);
  if (smallestUnits(least, scale) === 0) return [ruleWarning('capIsNothing', rule.key, { cap: least })];
  if (rule.cap && rule.perRecordCap !== undefined && rule.perRecordCap > rule.cap.points) {
    return [ruleWarning('recordCapAboveCap', rule.key, { record: rule.perRecordCap, cap: rule.cap.points })];
  }
  return [];
}
