import type { LintProblem } from '@/engine/definitions/kind';
import { findFieldType } from '@/engine/fields/registry';
import { boundField, fits, partsOf, purposeBehind } from './bindings';
import { sectionOf } from './compile';
import { BINDINGS, type Field, type FormBody } from './schema';
import { fieldsById } from './tree';

/** Whether the fields can play the parts that the form's purpose needs. */
export function lintBindings(body: FormBody, forms: ReadonlyMap<string, FormBody>): LintProblem[] {
  const missing = BINDINGS[body.purpose].needed.filter((part) => !boundField(body, part));
  const problems = missing.map(
    (part): LintProblem => ({ level: 'error', code: 'forms.partMissing', params: { part } }),
  );
  for (const part of Object.keys(body.bindings)) {
    const field = boundField(body, part);
    if (!partsOf(body.purpose).includes(part)) {
      problems.push({ level: 'error', code: 'forms.unknownPart', params: { part } });
    } else if (!field) {
      // A part that is needed has been named already.
      if (!missing.includes(part)) problems.push({ level: 'error', code: 'forms.partLost', params: { part } });
    } else {
      problems.push(...lintPart(body, part, { field, forms }));
    }
  }
  return problems;
}

function lintPart(
  body: FormBody,
  part: string,
  at: { field: Field; forms: ReadonlyMap<string, FormBody> },
): LintProblem[] {
  const { field, forms } = at;
  const complain = (code: string): LintProblem => ({ level: 'error', code, params: { part }, part: field.id });
  if (!fits(field, part)) return [complain('forms.partDoesNotFit')];
  if (sectionOf(field, fieldsById(body)) !== null) return [complain('forms.partInRows')];
  const purpose = purposeBehind(part);
  const type = findFieldType(field.type);
  const settings = type?.settings.safeParse(field.settings);
  const target = settings?.success ? type?.target?.(settings.data) : undefined;
  if (purpose && target && forms.get(target.form)?.purpose !== purpose) return [complain('forms.partPointsElsewhere')];
  // A phone is how members sign in: two members with one phone could not.
  if (body.purpose === 'member' && part === 'phone' && !field.unique) {
    return [complain('forms.phoneMustBeUnique')];
  }
  return [];
}
