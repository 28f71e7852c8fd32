import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { nameSchema, orgUnitSchema, unitCodeSchema } from '@/engine/organisation/schema';
import { getUnit, insertUnit, lockTree, placeOf } from '@/engine/organisation/store/units';
import { requireParent } from '@/engine/organisation/tree';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

export const addOrgUnit = command({
  name: 'add-org-unit',
  summary: 'Add a region or a store',
  input: z.strictObject({
    parentId: idSchema,
    kind: z.enum(['region', 'store']),
    name: nameSchema,
    code: unitCodeSchema.nullable().default(null),
  }),
  output: orgUnitSchema,
  route: { method: 'POST', path: '/org-units', tag: 'organisation', scope: 'organisation:write' },
  authorise: async (tx, actor, { parentId }) => {
    requirePermission(actor, 'organisation:manage');
    requirePermission(actor, 'organisation:manage', await placeOf(tx, actor.workspaceId, parentId));
  },
  subject: (_input, output) => `orgUnit:${output.id}`,
  perform: async (tx, actor, { parentId, kind, name, code }) => {
    const { workspaceId } = actor;
    await lockTree(tx, workspaceId);
    const parent = await getUnit(tx, { workspaceId, orgUnitId: parentId });
    requireParent(kind, parent);
    return insertUnit(tx, { workspaceId, parent, kind, name, code });
  },
});
