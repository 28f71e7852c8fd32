import * as z from 'zod';
import { workspaceSchema } from '@/engine/organisation/schema';
import { getStaff } from '@/engine/organisation/store/staff';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import { can, requirePermission } from '@/engine/permissions/can';
import { PERMISSIONS } from '@/engine/permissions/permissions';
import { read } from './read';

const grantSchema = z.object({ role: z.string(), orgUnitId: z.string().nullable() });

export const myAccount = read({
  name: 'my-account',
  summary: 'Who is signed in, where, and what they may do',
  input: z.strictObject({}),
  output: z.object({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    locale: z.string().nullable(),
    workspace: workspaceSchema,
    roles: z.array(grantSchema),
    /** What may be done somewhere at least. */
    permissions: z.array(z.string()),
    /** Those of them that reach the whole company. */
    everywhere: z.array(z.string()),
  }),
  route: { method: 'GET', path: '/me', tag: 'staff' },
  authorise: (_tx, actor) => requirePermission(actor, 'apps:read'),
  perform: async (tx, actor) => {
    const workspace = await getWorkspace(tx, actor.workspaceId);
    const person = actor.kind === 'staff' ? await getStaff(tx, actor.workspaceId, actor.id) : null;
    return {
      id: actor.id,
      kind: actor.kind,
      name: actor.name ?? '',
      locale: person?.locale ?? null,
      workspace,
      roles: actor.grants.map(({ role, orgUnitId }) => ({ role, orgUnitId })),
      permissions: PERMISSIONS.filter((permission) => can(actor, permission)),
      everywhere: PERMISSIONS.filter((permission) => can(actor, permission, null)),
    };
  },
});
