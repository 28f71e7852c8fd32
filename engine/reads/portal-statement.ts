import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { localeSchema } from '@/engine/kernel/text';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';
import { statementSchema, statementView } from './statement-view';

export const portalStatement = read({
  name: 'portal-statement',
  summary: "The member's own statement, each line in words",
  input: z.strictObject({
    app: z.string(),
    locale: localeSchema.default('zh-CN'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: statementSchema,
  route: { method: 'GET', path: '/portal/{app}/statement', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key, ...asked }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    return statementView(tx, { app, memberId: actor.id, ...asked });
  },
});
