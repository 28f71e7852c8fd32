import { mapLeaves } from '@/engine/conditions/group';
import type { Condition } from '@/engine/conditions/schema';
import { renameNames } from '@/engine/expressions/titles';
import { isObject } from '@/engine/fields/blank';
import { findFieldType } from '@/engine/fields/registry';
import type { Json } from '@/engine/kernel/json';
import type { Field } from './schema';

/** The field with other ids wherever its conditions and formulas speak of the fields named by `ids`. */
export function renameReferences(field: Field, ids: ReadonlyMap<string, string>): Field {
  const name = (known: string) => renamed(known, ids);
  const condition = (one: Condition | undefined) =>
    one && mapLeaves(one, (leaf) => ({ ...leaf, field: name(leaf.field) }));
  const settings = renameSpoken(field, ids);
  const formula = settings.formula;
  return {
    ...field,
    settings,
    ...(field.visibleWhen && { visibleWhen: condition(field.visibleWhen) }),
    ...(field.requiredWhen && { requiredWhen: condition(field.requiredWhen) }),
    ...(field.readOnlyWhen && { readOnlyWhen: condition(field.readOnlyWhen) }),
    ...(field.default &&
      'formula' in field.default && { default: { formula: renameNames(field.default.formula, name) } }),
    ...(typeof formula === 'string' && { settings: { ...settings, formula: renameNames(formula, name) } }),
  };
}

/** The settings with other ids wherever the type says that they speak of a field. */
function renameSpoken(field: Field, ids: ReadonlyMap<string, string>): Field['settings'] {
  const type = findFieldType(field.type);
  const parsed = type?.settings.safeParse(field.settings);
  const spoken = (parsed?.success && type?.speaksOf?.(parsed.data)) || [];
  return spoken.reduce<Json>(
    (settings, { field: id, path }) => putAt(settings, path.split('/').slice(1), renamed(id, ids)),
    field.settings as Json, // zod's JSON type is the mutable twin of ours
  ) as Field['settings'];
}

/** The value with something else at a place that exists in it. */
function putAt(value: Json, [step, ...rest]: readonly string[], put: Json): Json {
  if (step === undefined) return put;
  if (isList(value)) return value.map((one, at) => (String(at) === step ? putAt(one, rest, put) : one));
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: putAt(value[step] ?? null, rest, put) };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** `items.price` is renamed in both its steps. */
function renamed(name: string, ids: ReadonlyMap<string, string>): string {
  return name
    .split('.')
    .map((step) => ids.get(step) ?? step)
    .join('.');
}
