import type { DefinitionKind } from '@/engine/definitions/kind';
import { diffForms } from './diff';
import { applyEdit } from './edit';
import { type FormEdit, formEditSchema } from './edit-schema';
import { lintForm } from './lint';
import { type FormBody, formBodySchema } from './schema';

/** Forms in the life cycle of definitions. */
export const formKind: DefinitionKind<FormBody, FormEdit> = {
  kind: 'form',
  schema: formBodySchema,
  editSchema: formEditSchema,
  title: (body) => body.title,
  apply: applyEdit,
  lint: (body, _self, siblings) => lintForm(body, siblings),
  diff: diffForms,
};
