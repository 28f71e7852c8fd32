import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { nameSchema, orgUnitSchema, unitCodeSchema } from '@/engine/organisation/schema';
import { getUnit, placeOf, updateUnit } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

export const updateOrgUnit = command({
  name: 'update-org-unit',
  summary: 'Change the name or the number of a region or a store',
  input: z.strictObject({
    orgUnitId: idSchema,
    name: nameSchema.optional(),
    code: unitCodeSchema.nullable().optional(),
  }),
  output: orgUnitSchema,
  route: { method: 'PATCH', path: '/org-units/{orgUnitId}', tag: 'organisation', scope: 'organisation:write' },
  authorise: async (tx, actor, { orgUnitId }) => {
    requirePermission(actor, 'organisation:manage');
    requirePermission(actor, 'organisation:manage', await placeOf(tx, actor.workspaceId, orgUnitId));
  },
  subject: ({ orgUnitId }) => `orgUnit:${orgUnitId}`,
  perform: async (tx, actor, { orgUnitId, ...change }) => {
    const which = { workspaceId: actor.workspaceId, orgUnitId };
    await getUnit(tx, which);
    await updateUnit(tx, which, change);
    return getUnit(tx, which);
  },
});
