import { addOrgUnit } from '@/engine/commands/add-org-unit';
import { createRecord } from '@/engine/commands/create-record';
import type { Actor } from '@/engine/kernel/actor';
import type { StaffRole } from '@/engine/permissions/roles';
import type { Company } from './company';

export interface Shop {
  readonly unit: string;
  readonly manager: Actor;
  readonly clerk: Actor;
  /** A member at home here, with what an order of this much earned; no order without an amount. */
  member(name: string, phone: string, amount?: number): Promise<string>;
  order(member: string, amount: number): Promise<string>;
}

let people = 0;

/** A store of the company with somebody of each role. */
export async function shop(company: Company, name: string): Promise<Shop> {
  const { run, owner, app, orgUnitId } = company;
  const { id: unit } = await run(addOrgUnit, { parentId: orgUnitId, kind: 'store', name });
  const works = (role: StaffRole): Actor => {
    people += 1;
    return {
      kind: 'staff',
      id: `${role}-${people}`,
      workspaceId: owner.workspaceId,
      name: `${name} ${role}`,
      grants: [{ role, orgUnitId: unit }],
    };
  };
  const order = async (member: string, amount: number) =>
    (await run(createRecord, { app, form: 'order', values: { member, amount, store: unit } })).record.id;
  return {
    unit,
    manager: works('manager'),
    clerk: works('clerk'),
    order,
    member: async (title, phone, amount) => {
      const values = { name: title, phone, consent: true, store: unit };
      const { record } = await run(createRecord, { app, form: 'member', values });
      if (!record.memberId) throw new Error('a profile makes its member');
      if (amount) await order(record.memberId, amount);
      return record.memberId;
    },
  };
}
