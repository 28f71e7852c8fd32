import type { LintProblem } from '@/engine/definitions/kind';
import { findFieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from './schema';
import { ancestorsOf, fieldsById } from './tree';

/** Ids used twice, titles that say nothing or repeat, and fields that stand where they cannot. */
export function lintPlaces(body: FormBody): LintProblem[] {
  const fields = fieldsById(body);
  const seen = new Set<string>();
  const titles = new Map<string, string>();
  return body.fields.flatMap((field) => {
    const problems = [...lintPlace(field, fields), ...lintTitle(field, titles)];
    if (seen.has(field.id)) problems.push({ level: 'error', code: 'forms.sameIdTwice', part: field.id });
    seen.add(field.id);
    return problems;
  });
}

function lintPlace(field: Field, fields: ReadonlyMap<string, Field>): LintProblem[] {
  const say = (code: string): LintProblem[] => [{ level: 'error', code: `forms.${code}`, part: field.id }];
  const type = findFieldType(field.type);
  if (!type) return []; // `lintField` says so
  const parent = field.parent === null ? null : fields.get(field.parent);
  if (parent === undefined) return say('noParent');
  const around = ancestorsOf(fields, field);
  if (around.includes(field)) return say('insideItself');
  const parentType = parent && findFieldType(parent.type);
  if (parentType && parentType.role !== 'container' && parentType.role !== 'section') return say('noContainer');
  if (parentType?.holds && !parentType.holds.includes(field.type)) return say('wrongContainer');
  if (type.standsIn && !(parent && type.standsIn.includes(parent.type))) return say('wrongContainer');
  const inRows = around.some((one) => findFieldType(one.type)?.role === 'section');
  const topOnly = type.role === 'section' || type.role === 'container' || type.numbering || type.baseColumns;
  return inRows && topOnly ? say('notInRows') : [];
}

/** Imports and formulas speak of fields by their titles. */
function lintTitle(field: Field, titles: Map<string, string>): LintProblem[] {
  const role = findFieldType(field.type)?.role;
  if (role !== 'value' && role !== 'computed' && role !== 'section') return [];
  const written = Object.values(field.title).filter(Boolean);
  if (written.length === 0) return [{ level: 'warning', code: 'forms.noFieldTitle', part: field.id }];
  const twice = written.some((title) => (titles.get(title) ?? field.id) !== field.id);
  for (const title of written) titles.set(title, field.id);
  return twice ? [{ level: 'warning', code: 'forms.sameTitleTwice', part: field.id }] : [];
}
