import * as z from 'zod';
import { requireApp } from '@/engine/apps/require-app';
import { isChanged } from '@/engine/apps/review';
import { definitionsOf } from '@/engine/definitions/store';
import { flowBodySchema } from '@/engine/flows/schema';
import { formBodySchema } from '@/engine/forms/schema';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const listFlows = read({
  name: 'list-flows',
  summary: 'The flows of an app as drafts, and the forms that have none yet',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    flows: z.array(
      z.strictObject({
        id: z.string(),
        key: z.string(),
        title: localTextSchema,
        /** Title of the form. */
        form: localTextSchema,
        steps: z.number(),
        publishedVersion: z.number().nullable(),
        /** Is there anything to publish? */
        changed: z.boolean(),
      }),
    ),
    free: z.array(z.strictObject({ key: z.string(), title: localTextSchema })),
  }),
  route: { method: 'GET', path: '/apps/{app}/flows', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:read', null),
  perform: async (tx, actor, { app: key }) => {
    const app = await requireApp(tx, actor.workspaceId, key);
    const found = await definitionsOf(tx, app.id);
    const forms = found
      .filter(({ kind }) => kind === 'form')
      .map((one) => ({ key: one.key, title: formBodySchema.parse(one.draft).title }));
    const flows = found
      .filter(({ kind }) => kind === 'flow')
      .map((one) => ({ one, body: flowBodySchema.parse(one.draft) }));
    return {
      flows: flows.map(({ one, body }) => ({
        id: one.id,
        key: one.key,
        title: body.title,
        form: forms.find((form) => form.key === body.form)?.title ?? {},
        steps: body.nodes.length,
        publishedVersion: one.publishedVersion,
        changed: isChanged(one),
      })),
      free: forms.filter((form) => !flows.some(({ body }) => body.form === form.key)),
    };
  },
});
