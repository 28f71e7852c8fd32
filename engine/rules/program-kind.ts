import * as z from 'zod';
import type { DefinitionInApp, DefinitionKind } from '@/engine/definitions/kind';
import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { diffProgram } from './diff';
import { applyProgramEdit, type ProgramEdit, programEditSchema } from './edit';
import { lintProgram } from './lint';
import { type ProgramBody, programBodySchema } from './program-schema';

/** Of a flow only its form matters here; flows come later in the order of nouns. */
const ofForm = z.object({ form: z.string() });

/** Point programs in the life cycle of definitions. */
export const programKind: DefinitionKind<ProgramBody, ProgramEdit> = {
  kind: 'program',
  schema: programBodySchema,
  editSchema: programEditSchema,
  title: (body) => body.title,
  apply: applyProgramEdit,
  lint: (body, _self, siblings) => lintProgram(body, { forms: formsOf(siblings), flowForms: flowFormsOf(siblings) }),
  diff: (before, after, { names, ...around }) =>
    diffProgram(before, after, { names, before: formsOf(around.before), after: formsOf(around.after) }),
};

/** Forms of an app by key; a form whose body cannot be read is left to its own lint. */
export function formsOf(definitions: readonly DefinitionInApp[]): Map<string, FormBody> {
  const forms = definitions
    .filter(({ kind }) => kind === 'form')
    .flatMap(({ key, body }) => {
      const parsed = formBodySchema.safeParse(body);
      return parsed.success ? [[key, parsed.data] as const] : [];
    });
  return new Map(forms);
}

function flowFormsOf(definitions: readonly DefinitionInApp[]): Set<string> {
  const flows = definitions.filter(({ kind }) => kind === 'flow').map(({ body }) => ofForm.safeParse(body));
  return new Set(flows.flatMap(({ data }) => (data ? [data.form] : [])));
}
