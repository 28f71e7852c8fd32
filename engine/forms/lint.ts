import '@/engine/fields/ready';
import type { DefinitionInApp, LintProblem } from '@/engine/definitions/kind';
import { findFieldType } from '@/engine/fields/registry';
import { compileForm } from './compile';
import { lintBindings } from './lint-bindings';
import { lintField } from './lint-field';
import { lintPlaces } from './lint-places';
import { type FormBody, formBodySchema } from './schema';
import { fieldsById } from './tree';

/** Everything that keeps a form from being published, and what its builder should look at again; `part` names the field. */
export function lintForm(body: FormBody, siblings: readonly DefinitionInApp[]): LintProblem[] {
  const forms = formsAmong(siblings);
  return [
    ...lintWhole(body),
    ...lintPlaces(body),
    ...body.fields.flatMap((field) => lintField(field, { body, forms })),
    ...lintLoops(body),
    ...lintBindings(body, forms),
    ...lintMentions(body),
  ];
}

/** Forms of the app by key; a sibling that is no form any more counts as missing. */
function formsAmong(siblings: readonly DefinitionInApp[]): ReadonlyMap<string, FormBody> {
  return new Map(
    siblings.flatMap(({ kind, key, body }) => {
      const parsed = kind === 'form' ? formBodySchema.safeParse(body) : null;
      return parsed?.success ? [[key, parsed.data] as const] : [];
    }),
  );
}

function lintWhole(body: FormBody): LintProblem[] {
  const problems: LintProblem[] = [];
  if (!Object.values(body.title).some(Boolean)) problems.push({ level: 'error', code: 'forms.noTitle' });
  const keeps = body.fields.some(({ type }) => findFieldType(type)?.role === 'value');
  if (!keeps) problems.push({ level: 'error', code: 'forms.noFields' });
  return problems;
}

/** Fields that need each other in a circle can have no value: the first one would wait for itself. */
function lintLoops(body: FormBody): LintProblem[] {
  const looped = new Set(compileForm(body).loops.flat());
  return [...looped].map((part) => ({ level: 'error', code: 'forms.loop', part }));
}

const BRACED = /\{([^{}]*)\}/g;

/** Names in the record title and the list columns. */
function lintMentions(body: FormBody): LintProblem[] {
  const fields = fieldsById(body);
  const shows = (id: string) => {
    const field = fields.get(id);
    const role = field && findFieldType(field.type)?.role;
    return role === 'value' || role === 'computed';
  };
  const named = [...body.recordTitle.matchAll(BRACED)].map(([, id = '']) => id);
  return [
    ...named
      .filter((id) => !shows(id))
      .map((id): LintProblem => ({ level: 'error', code: 'forms.unknownInTitle', params: { field: id } })),
    ...body.listFields
      .filter((id) => !shows(id) && findFieldType(fields.get(id)?.type ?? '')?.role !== 'section')
      .map((id): LintProblem => ({ level: 'error', code: 'forms.unknownInList', params: { field: id } })),
  ];
}
