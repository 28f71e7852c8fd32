import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { findTemplate } from '@/engine/templates/registry';
import { command } from './command';
import { createApp } from './create-app';
import { createDefinition } from './create-definition';
import { publishApp } from './publish-app';

/** Does what a builder would do by hand: an app, its definitions, and the first publication. */
export const installTemplate = command({
  name: 'install-template',
  summary: 'Create an app from a template and publish it',
  input: z.strictObject({ template: z.string().max(40), key: keySchema.optional() }),
  output: z.strictObject({ id: z.string(), key: z.string() }),
  route: { method: 'POST', path: '/templates/{template}/install', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => {
    requirePermission(actor, 'definitions:edit', null);
    requirePermission(actor, 'definitions:publish', null);
  },
  subject: (_input, output) => `app:${output.id}`,
  perform: async (tx, actor, { template: name, key }) => {
    const template = findTemplate(name);
    if (!template) throw new Fault('not-found', 'apps.unknownTemplate', { template: name });
    const { title, accent } = template;
    const app = await createApp.perform(tx, actor, { title, accent, key: key ?? template.key });
    for (const { kind, key: definition, body } of template.definitions) {
      // Judged by the kind's schema, like anything a builder sends.
      await createDefinition.perform(tx, actor, { app: app.key, kind, key: definition, body: body as never });
    }
    await publishApp.perform(tx, actor, { app: app.key, note: '' });
    return app;
  },
});
