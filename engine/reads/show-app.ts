import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { findApp } from '@/engine/apps/store';
import { FORM_PURPOSES } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import { keySchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

const formSchema = z.object({ key: z.string(), title: localTextSchema, purpose: z.enum(FORM_PURPOSES) });

export const showApp = read({
  name: 'show-app',
  summary: 'An app, and its forms as they are in force',
  input: z.strictObject({ app: keySchema }),
  output: z.object({
    id: z.string(),
    key: z.string(),
    title: localTextSchema,
    accent: z.string(),
    /** 0 before the first publication; there are no forms in force then. */
    revision: z.number().int(),
    forms: z.array(formSchema),
    /** Are points in force? */
    hasPoints: z.boolean(),
  }),
  route: { method: 'GET', path: '/apps/{app}', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'apps:read'),
  perform: async (tx, actor, { app: key }) => {
    const row = await findApp(tx, actor.workspaceId, key);
    if (!row) throw new Fault('not-found', 'apps.unknown', { app: key });
    const { id, title, accent, revision } = row;
    const live = revision > 0 ? await loadApp(tx, actor.workspaceId, key) : null;
    const forms = [...(live?.forms.values() ?? [])].map(({ key: form, body }) => ({
      key: form,
      title: body.title,
      purpose: body.purpose,
    }));
    return { id, key, title, accent, revision, forms, hasPoints: (live?.programs.length ?? 0) > 0 };
  },
});
