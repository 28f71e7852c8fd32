import type { DefinitionInApp, DefinitionKind } from '@/engine/definitions/kind';
import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { diffFlows } from './diff';
import { applyFlowEdit } from './edit';
import { type FlowEdit, flowEditSchema } from './edit-schema';
import { type FormGround, formGround } from './form-ground';
import { lintFlow } from './lint';
import { flowError } from './lint-problem';
import { type FlowBody, flowBodySchema } from './schema';

/** Flows in the life cycle of definitions. */
export const flowKind: DefinitionKind<FlowBody, FlowEdit> = {
  kind: 'flow',
  schema: flowBodySchema,
  editSchema: flowEditSchema,
  title: (body) => body.title,
  apply: applyFlowEdit,
  lint: (body, self, siblings) => [
    ...lintFlow(body, { form: groundOf(siblings, body.form) }),
    // A record runs through one flow; which one must not be left to chance.
    ...(siblings.some((one) => one.kind === 'flow' && one.id !== self.id && formOf(one) === body.form)
      ? [flowError('flows.formTaken', undefined, { form: body.form })]
      : []),
  ],
  diff: (before, after, ground) =>
    diffFlows(before, after, { form: formBodyOf(ground.after, after.form), names: ground.names }),
};

function groundOf(siblings: readonly DefinitionInApp[], key: string): FormGround | null {
  const body = formBodyOf(siblings, key);
  return body ? formGround(body) : null;
}

function formBodyOf(siblings: readonly DefinitionInApp[], key: string): FormBody | undefined {
  const form = siblings.find((one) => one.kind === 'form' && one.key === key);
  return formBodySchema.safeParse(form?.body).data;
}

function formOf(flow: DefinitionInApp): string | undefined {
  const body = flowBodySchema.safeParse(flow.body);
  return body.success ? body.data.form : undefined;
}
