import * as z from 'zod';
import { workspaceSchema } from '@/engine/organisation/schema';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const showWorkspace = read({
  name: 'show-workspace',
  summary: 'Name, time zone, language and logo of the company',
  input: z.strictObject({}),
  output: workspaceSchema,
  route: { method: 'GET', path: '/workspace', tag: 'organisation', scope: 'organisation:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'organisation:read'),
  perform: (tx, actor) => getWorkspace(tx, actor.workspaceId),
});
