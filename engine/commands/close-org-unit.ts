import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { orgUnitSchema } from '@/engine/organisation/schema';
import { getUnit, listUnits, lockTree, placeOf, updateUnit } from '@/engine/organisation/store/units';
import { isAtOrBelow } from '@/engine/organisation/tree';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';

/** A closed store keeps its records and its people; it is only no longer offered where one chooses a store. */
export const closeOrgUnit = command({
  name: 'close-org-unit',
  summary: 'Close a region or a store, or open it again',
  input: z.strictObject({ orgUnitId: idSchema, closed: z.boolean() }),
  output: orgUnitSchema,
  route: { method: 'POST', path: '/org-units/{orgUnitId}/close', tag: 'organisation', scope: 'organisation:write' },
  authorise: async (tx, actor, { orgUnitId }) => {
    requirePermission(actor, 'organisation:manage');
    requirePermission(actor, 'organisation:manage', await placeOf(tx, actor.workspaceId, orgUnitId));
  },
  subject: ({ orgUnitId }) => `orgUnit:${orgUnitId}`,
  perform: async (tx, actor, { orgUnitId, closed }) => {
    const { workspaceId } = actor;
    await lockTree(tx, workspaceId);
    const unit = await getUnit(tx, { workspaceId, orgUnitId });
    if (unit.kind === 'headquarters') throw new Fault('refused', 'organisation.headquartersStay');
    const others = (await listUnits(tx, workspaceId)).filter((other) => other.id !== unit.id && !other.closed);
    if (closed && others.some((other) => isAtOrBelow(other.path, unit.path))) {
      throw new Fault('refused', 'organisation.openBelow');
    }
    if (!closed && unit.parentId !== null) {
      const parent = await getUnit(tx, { workspaceId, orgUnitId: unit.parentId });
      if (parent.closed) throw new Fault('refused', 'organisation.parentClosed');
    }
    await updateUnit(tx, { workspaceId, orgUnitId }, { closedAt: closed ? tx.now : null });
    return { ...unit, closed };
  },
});
