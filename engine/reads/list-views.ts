import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { can, requirePermission } from '@/engine/permissions/can';
import { viewSchema } from '@/engine/records/views/schema';
import { viewsOf } from '@/engine/records/views/store';
import { viewOf } from '@/engine/records/views/view';
import { read } from './read';

export const listViews = read({
  name: 'list-views',
  summary: 'Saved views of a form: those shared with the company and one’s own',
  input: z.strictObject({ app: z.string(), form: z.string() }),
  output: z.strictObject({ views: z.array(viewSchema), mayShare: z.boolean() }),
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/views', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, { app, form: key }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, app), key);
    const views = (await viewsOf(tx, actor, form.id)).map((view) => viewOf(actor, view, form));
    return { views, mayShare: can(actor, 'views:share') };
  },
});
