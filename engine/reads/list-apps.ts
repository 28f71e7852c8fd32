import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { appsOf } from '@/engine/apps/store';
import { localTextSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

const appSchema = z.object({
  id: z.string(),
  /** Stands in addresses. */
  key: z.string(),
  title: localTextSchema,
  accent: z.string(),
  /** 0 before the first publication. */
  revision: z.number().int(),
  /** Are points in force? */
  hasPoints: z.boolean(),
});

export const listApps = read({
  name: 'list-apps',
  summary: 'The apps of the company, oldest first',
  input: z.strictObject({}),
  output: z.object({ apps: z.array(appSchema) }),
  route: { method: 'GET', path: '/apps', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'apps:read'),
  perform: async (tx, actor) => {
    const apps: z.infer<typeof appSchema>[] = [];
    for (const { id, key, title, accent, revision } of await appsOf(tx, actor.workspaceId)) {
      const live = revision > 0 ? await loadApp(tx, actor.workspaceId, key) : null;
      apps.push({ id, key, title, accent, revision, hasPoints: (live?.programs.length ?? 0) > 0 });
    }
    return { apps };
  },
});
