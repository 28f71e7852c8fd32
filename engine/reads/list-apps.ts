import * as z from 'zod';
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
});

export const listApps = read({
  name: 'list-apps',
  summary: 'The apps of the company, oldest first',
  input: z.strictObject({}),
  output: z.object({ apps: z.array(appSchema) }),
  route: { method: 'GET', path: '/apps', tag: 'definitions', scope: 'definitions:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'apps:read'),
  perform: async (tx, actor) => ({
    apps: (await appsOf(tx, actor.workspaceId)).map(({ id, key, title, accent, revision }) => ({
      id,
      key,
      title,
      accent,
      revision,
    })),
  }),
});
