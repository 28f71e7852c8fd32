import { mapLeaves } from '@/engine/conditions/group';
import type { Condition } from '@/engine/conditions/schema';
import { renameNames } from '@/engine/expressions/titles';
import type { Field } from './schema';

/** The field with other ids wherever its conditions and formulas speak of the fields named by `ids`. */
export function renameReferences(field: Field, ids: ReadonlyMap<string, string>): Field {
  const name = (known: string) => renamed(known, ids);
  const condition = (one: Condition | undefined) =>
    one && mapLeaves(one, (leaf) => ({ ...leaf, field: name(leaf.field) }));
  const formula = field.settings.formula;
  return {
    ...field,
    ...(field.visibleWhen && { visibleWhen: condition(field.visibleWhen) }),
    ...(field.requiredWhen && { requiredWhen: condition(field.requiredWhen) }),
    ...(field.readOnlyWhen && { readOnlyWhen: condition(field.readOnlyWhen) }),
    ...(field.default &&
      'formula' in field.default && { default: { formula: renameNames(field.default.formula, name) } }),
    ...(typeof formula === 'string' && { settings: { ...field.settings, formula: renameNames(formula, name) } }),
  };
}

/** `items.price` is renamed in both its steps. */
function renamed(name: string, ids: ReadonlyMap<string, string>): string {
  return name
    .split('.')
    .map((step) => ids.get(step) ?? step)
    .join('.');
}
