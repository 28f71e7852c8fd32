import * as z from 'zod';
import { accentSchema } from '@/engine/apps/accent';
import { renewRevision } from '@/engine/apps/renew-revisions';
import { findApp, updateApp as writeApp } from '@/engine/apps/store';
import { Fault } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

export const updateApp = command({
  name: 'update-app',
  summary: 'Change the name or the colour of an app; both take effect at once',
  input: z.strictObject({
    app: keySchema,
    title: localTextSchema
      .refine((title) => Object.values(title).some((text) => text?.trim()), { message: 'a name is needed' })
      .optional(),
    accent: accentSchema.optional(),
  }),
  output: z.strictObject({ title: localTextSchema, accent: z.string() }),
  route: { method: 'PATCH', path: '/apps/{app}', tag: 'definitions', scope: 'definitions:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'definitions:publish', null),
  subject: ({ app }) => `app:${app}`,
  perform: async (tx, actor, { app: key, ...change }) => {
    const before = await findApp(tx, actor.workspaceId, key);
    if (!before) throw new Fault('not-found', 'apps.unknown', { app: key });
    await writeApp(tx, before.id, change);
    // Letters carry the name, so those who have loaded the app must hear of it.
    if (change.title) await renewRevision(tx, actor, before);
    return { title: change.title ?? before.title, accent: change.accent ?? before.accent };
  },
});
