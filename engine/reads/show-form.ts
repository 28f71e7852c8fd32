import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { formBodySchema } from '@/engine/forms/schema';
import { can, requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const showForm = read({
  name: 'show-form',
  summary: 'A form as it is in force',
  input: z.strictObject({ app: z.string(), form: z.string() }),
  output: z.strictObject({
    key: z.string(),
    version: z.number(),
    body: formBodySchema,
    timeZone: z.string(),
    may: z.strictObject({
      create: z.boolean(),
      update: z.boolean(),
      remove: z.boolean(),
      import: z.boolean(),
      export: z.boolean(),
    }),
  }),
  route: { method: 'GET', path: '/apps/{app}/forms/{form}', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'apps:read'),
  perform: async (tx, actor, { app: appKey, form: formKey }) => {
    const app = await loadApp(tx, actor.workspaceId, appKey);
    const { key, version, body } = requireForm(app, formKey);
    const may = {
      create: can(actor, 'records:create'),
      update: can(actor, 'records:update'),
      remove: can(actor, 'records:remove'),
      import: can(actor, 'records:import'),
      export: can(actor, 'records:export'),
    };
    return { key, version, body, timeZone: app.timeZone, may };
  },
});
