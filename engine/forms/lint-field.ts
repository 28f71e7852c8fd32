import { lintCondition } from '@/engine/conditions/lint';
import type { LintProblem } from '@/engine/definitions/kind';
import { check } from '@/engine/expressions/check';
import type { ExpressionType } from '@/engine/expressions/types';
import { isBlank } from '@/engine/fields/blank';
import type { FieldType } from '@/engine/fields/field-type';
import { judgeSettings } from '@/engine/fields/judge-settings';
import { findFieldType } from '@/engine/fields/registry';
import type { FaultParams } from '@/engine/kernel/fault';
import { sectionOf } from './compile';
import type { Field, FormBody } from './schema';
import { scopeOf } from './scope';
import { formResolver } from './subject';
import { fieldsById } from './tree';

export interface Around {
  readonly body: FormBody;
  /** Forms of the app by key. */
  readonly forms: ReadonlyMap<string, FormBody>;
}

type Complain = (code: string, params?: FaultParams) => LintProblem;

/** What is wrong with one field: its settings, conditions, formulas, default, references and flags. */
export function lintField(field: Field, around: Around): LintProblem[] {
  const complain: Complain = (code, params) => ({ level: 'error', code, part: field.id, ...(params && { params }) });
  const type = findFieldType(field.type);
  if (!type) return [complain('forms.unknownType', { type: field.type })];
  const judged = judgeSettings(type, field.settings);
  const conditions = lintConditions(field, around, complain);
  if ('problems' in judged) {
    return [...judged.problems.map(({ code, params }) => complain(code, params)), ...conditions];
  }
  const { settings } = judged;
  return [
    ...conditions,
    ...lintFormula(field, { type, settings }, { around, complain }),
    ...lintDefault(field, { type, settings }, { around, complain }),
    ...lintTarget(field, { type, settings }, { around, complain }),
    ...lintFlags(field, { type, settings }, complain),
    ...lintDoor(field, { type, settings }, { around, complain }),
  ];
}

interface Typed {
  readonly type: FieldType;
  readonly settings: unknown;
}

interface Site {
  readonly around: Around;
  readonly complain: Complain;
}

function lintConditions(field: Field, { body }: Around, complain: Complain): LintProblem[] {
  const fields = fieldsById(body);
  const resolver = formResolver(fields, sectionOf(field, fields));
  return [field.visibleWhen, field.requiredWhen, field.readOnlyWhen].flatMap((condition) =>
    condition
      ? lintCondition(condition, resolver).map(({ code, params }): LintProblem => {
          // A retired comparison finds nothing any more: worth a look, no reason to stop.
          const level = code === 'conditions.unknownValue' ? 'warning' : 'error';
          return { ...complain(code, params), level };
        })
      : [],
  );
}

function lintFormula(field: Field, { type, settings }: Typed, site: Site): LintProblem[] {
  const computed = type.formula?.(settings);
  return computed ? checkFormula(field, { source: computed.source, expected: computed.result }, site) : [];
}

function checkFormula(
  field: Field,
  formula: { source: string; expected: ExpressionType },
  { around: { body }, complain }: Site,
): LintProblem[] {
  const scope = scopeOf(body, sectionOf(field, fieldsById(body)));
  const checked = check(formula.source, scope, formula.expected);
  if (!('problems' in checked)) return [];
  return checked.problems.map(({ code, params, from, to }) => complain(code, { ...params, from, to }));
}

/** Judged at no particular moment: what only time decides is left to the day of use. */
const TIMELESS = { now: 0, timeZone: 'UTC', locale: 'en', door: 'studio' } as const;
const TIMELY = new Set(['fields.tooEarly', 'fields.tooLate']);

function lintDefault(field: Field, { type, settings }: Typed, site: Site): LintProblem[] {
  const { complain } = site;
  if (!field.default) return [];
  if (type.role !== 'value') return [complain('forms.noDefault')];
  if ('formula' in field.default) {
    const expected = type.expressionType(settings);
    if (expected === null) return [complain('forms.noDefaultFormula')];
    return checkFormula(field, { source: field.default.formula, expected }, site);
  }
  if (isBlank(field.default.value)) return [];
  const parsed = type.parse(field.default.value, settings, TIMELESS);
  if (!('problems' in parsed)) return [];
  return parsed.problems.filter(({ code }) => !TIMELY.has(code)).map(({ code, params }) => complain(code, params));
}

/** The form a pick points at, the fields it copies from there, and those of this form the settings speak of. */
function lintTarget(field: Field, { type, settings }: Typed, { around, complain }: Site): LintProblem[] {
  const own = fieldsById(around.body);
  const section = sectionOf(field, own);
  const spoken = (type.speaksOf?.(settings) ?? []).flatMap(({ field: id }) => {
    const found = own.get(id);
    const inSight = found && [null, section].includes(sectionOf(found, own));
    return inSight ? [] : [complain('forms.unknownReference', { field: id })];
  });
  const target = type.target?.(settings);
  if (!target) return spoken;
  const other = around.forms.get(target.form);
  if (!other) return [...spoken, complain('forms.unknownForm', { form: target.form })];
  const theirs = fieldsById(other);
  const fills = target.fills.flatMap(({ from, to }) => {
    const [source, aim] = [theirs.get(from), own.get(to)];
    if (!source) return [complain('forms.unknownFieldThere', { field: from })];
    if (!aim) return [];
    if (sectionOf(aim, own) !== section) return [complain('forms.fillElsewhere', { field: to })];
    return fillable(source, aim) ? [] : [complain('forms.fillDoesNotFit', { from, to })];
  });
  return [...spoken, ...fills];
}

/** Same type, or at least the same type in formulas. */
function fillable(source: Field, aim: Field): boolean {
  const aimType = findFieldType(aim.type);
  if (aimType?.role !== 'value') return false;
  return source.type === aim.type || (kindOf(source) !== null && kindOf(source) === kindOf(aim));
}

function kindOf(field: Field): ExpressionType | null {
  const type = findFieldType(field.type);
  const settings = type?.settings.safeParse(field.settings);
  return settings?.success ? (type?.expressionType(settings.data) ?? null) : null;
}

function lintFlags(field: Field, { type, settings }: Typed, complain: Complain): LintProblem[] {
  const problems: LintProblem[] = [];
  const single = type.columns(settings).length > 0;
  if (field.unique && !(type.canBeUnique && single)) problems.push(complain('forms.cannotBeUnique'));
  if (field.indexed && !(type.canSort && single)) problems.push(complain('forms.cannotBeIndexed'));
  const stuck = field.required && field.readOnly && !field.default && type.role === 'value';
  if (stuck) problems.push({ ...complain('forms.requiredReadOnly'), level: 'warning' });
  return problems;
}

/** A stranger cannot search the company's people, stores and records: nobody could pick there. */
function lintDoor(field: Field, { type, settings }: Typed, { around, complain }: Site): LintProblem[] {
  if (!around.body.publicLink || around.body.purpose === 'member' || !type.picks?.(settings)) return [];
  const stuck = field.required && !field.default;
  return [{ ...complain('forms.strangersCannotPick'), level: stuck ? 'error' : 'warning' }];
}
