import * as z from 'zod';
import { orgUnit } from '@/drizzle/tables/accounts';
import { orgUnitSchema } from '@/engine/organisation/schema';
import { listUnits } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { read } from './read';

export const listOrgUnits = read({
  name: 'list-org-units',
  summary: 'The tree of regions and stores, as far as one may see it, in reading order',
  input: z.strictObject({}),
  output: z.object({ units: z.array(orgUnitSchema) }),
  route: { method: 'GET', path: '/org-units', tag: 'organisation', scope: 'organisation:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'organisation:read'),
  perform: async (tx, actor) => ({
    units: await listUnits(tx, actor.workspaceId, scopeSql(actor, 'organisation:read', orgUnit.id)),
  }),
});
