import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { orgUnitSchema } from '@/engine/organisation/schema';
import { getUnit, lockTree, moveUnit, placeOf } from '@/engine/organisation/store/units';
import { requireNoLoop, requireParent } from '@/engine/organisation/tree';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

export const moveOrgUnit = command({
  name: 'move-org-unit',
  summary: 'Hang a region or a store, with everything below it, under another unit',
  input: z.strictObject({ orgUnitId: idSchema, parentId: idSchema }),
  output: orgUnitSchema,
  route: { method: 'POST', path: '/org-units/{orgUnitId}/move', tag: 'organisation', scope: 'organisation:write' },
  authorise: async (tx, actor, { orgUnitId, parentId }) => {
    requirePermission(actor, 'organisation:manage');
    requirePermission(actor, 'organisation:manage', await placeOf(tx, actor.workspaceId, orgUnitId));
    requirePermission(actor, 'organisation:manage', await placeOf(tx, actor.workspaceId, parentId));
  },
  subject: ({ orgUnitId }) => `orgUnit:${orgUnitId}`,
  perform: async (tx, actor, { orgUnitId, parentId }) => {
    const { workspaceId } = actor;
    await lockTree(tx, workspaceId);
    const unit = await getUnit(tx, { workspaceId, orgUnitId });
    const parent = await getUnit(tx, { workspaceId, orgUnitId: parentId });
    requireNoLoop(unit, parent);
    requireParent(unit.kind, parent);
    await moveUnit(tx, workspaceId, { unit, parent });
    return getUnit(tx, { workspaceId, orgUnitId });
  },
});
