import * as z from 'zod';
import type { Actor } from '@/engine/kernel/actor';
import { listStaff as readStaff, type Staff } from '@/engine/organisation/store/staff';
import { listUnits } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import { mayGrant } from '@/engine/permissions/delegate';
import { read } from './read';

const staffSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null for those who do not manage the person. */
  email: z.string().nullable(),
  status: z.enum(['active', 'suspended']),
  roles: z.array(z.object({ role: z.string(), orgUnitId: z.string().nullable() })),
  /** May the reader change the person's roles and suspend them? */
  manageable: z.boolean(),
});

export const listStaff = read({
  name: 'list-staff',
  summary: 'Who works here, in which roles and how far they reach',
  input: z.strictObject({}),
  output: z.object({ staff: z.array(staffSchema) }),
  route: { method: 'GET', path: '/staff', tag: 'staff', scope: 'organisation:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'staff:read'),
  perform: async (tx, actor) => {
    const people = await readStaff(tx, actor.workspaceId);
    const units = await listUnits(tx, actor.workspaceId);
    const places = new Map(units.map((unit) => [unit.id, unit.path]));
    return { staff: people.map((person) => shown(actor, person, places)) };
  },
});

function shown(actor: Actor, person: Staff, places: ReadonlyMap<string, string>) {
  const manageable = person.roles.every(({ role, orgUnitId }) => {
    const place = orgUnitId === null ? null : (places.get(orgUnitId) ?? null);
    return mayGrant(actor, { role, orgUnitId, place });
  });
  const mayKnow = manageable || person.id === actor.id;
  const { id, name, email, status, roles } = person;
  return { id, name, email: mayKnow ? email : null, status, roles: [...roles], manageable };
}
