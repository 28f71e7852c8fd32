import type { Condition } from '@/engine/conditions/schema';
import type { Resolver } from '@/engine/conditions/subject';
import type { Compiled } from '@/engine/expressions/compile';
import { lateCompile } from '@/engine/expressions/late';
import type { ExpressionType, NameType } from '@/engine/expressions/types';
import type { FieldType } from '@/engine/fields/field-type';
import { findFieldType } from '@/engine/fields/registry';
import type { Json } from '@/engine/kernel/json';
import { compilePredicate, type Predicate } from './predicate';
import type { Field } from './schema';

/** A field made ready to run: its type, its settings completed, its conditions and formulas as functions. */
export interface CompiledField {
  readonly id: string;
  readonly field: Field;
  readonly type: FieldType;
  /** As the type's schema completed them. */
  readonly settings: unknown;
  /** The section whose rows hold the field; null at the top. */
  readonly section: string | null;
  readonly visibleWhen: Predicate | null;
  readonly requiredWhen: Predicate | null;
  readonly readOnlyWhen: Predicate | null;
  /** Of computed fields that compute; null as well when the formula cannot be read, or nobody has loaded the language yet. */
  readonly formula: Compiled | null;
  readonly defaultFormula: Compiled | null;
  readonly defaultValue: Json | null;
  /** Picks that fill this field, and the field of the picked record they take. */
  readonly filledBy: readonly { readonly pick: string; readonly from: string }[];
}

export interface Surroundings {
  readonly section: string | null;
  readonly scope: ReadonlyMap<string, NameType>;
  readonly filledBy: CompiledField['filledBy'];
  readonly resolver: Resolver;
}

/** Null for a field of unknown type or with settings its type refuses: such a draft has an error, and the field no meaning. */
export function compileField(field: Field, around: Surroundings): CompiledField | null {
  const type = findFieldType(field.type);
  const judged = type?.settings.safeParse(field.settings);
  if (!type || !judged?.success) return null;
  const settings = judged.data;
  const predicate = (condition: Condition | undefined) =>
    condition ? compilePredicate(condition, around.resolver) : null;
  const computed = type.formula?.(settings);
  const fallback = field.default;
  return {
    id: field.id,
    field,
    type,
    settings,
    section: around.section,
    visibleWhen: predicate(field.visibleWhen),
    requiredWhen: predicate(field.requiredWhen),
    readOnlyWhen: predicate(field.readOnlyWhen),
    formula: computed ? formulaOf(computed.source, around, computed.result) : null,
    defaultFormula:
      fallback && 'formula' in fallback
        ? formulaOf(fallback.formula, around, type.expressionType(settings) ?? undefined)
        : null,
    defaultValue: fallback && 'value' in fallback ? fallback.value : null,
    filledBy: around.filledBy,
  };
}

function formulaOf(source: string, { scope }: Surroundings, expected: ExpressionType | undefined): Compiled | null {
  const compiled = lateCompile(source, scope, expected);
  return compiled === null || 'problems' in compiled ? null : compiled;
}

/** Does the field hold something that records keep? */
export function holdsValue({ type }: CompiledField): boolean {
  return type.role === 'value' || type.role === 'computed' || type.role === 'section';
}
