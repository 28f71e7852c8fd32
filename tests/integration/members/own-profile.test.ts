import { describe, expect, it } from 'vitest';
import { changeOwnProfile } from '@/engine/commands/change-own-profile';
import { createRecord } from '@/engine/commands/create-record';
import { freezeMember } from '@/engine/commands/freeze-member';
import type { Actor } from '@/engine/kernel/actor';
import { fixedFields } from '@/engine/members/fixed-fields';
import { memberActor } from '@/engine/permissions/doors';
import { portalProfile } from '@/engine/reads/portal-profile';
import { cafeCompany } from '../../world/company';

const { owner, app, run, ask } = await cafeCompany();

async function joined(phone: string): Promise<Actor> {
  const values = { name: '许知远', phone, birthday: '1990-02-28', consent: true };
  const { record } = await run(createRecord, { app, form: 'member', values });
  return memberActor({ id: record.memberId!, workspaceId: owner.workspaceId });
}

const profileOf = async (member: Actor) => (await ask(portalProfile, { app }, member)).profile!;

describe('what the company keeps about a member', () => {
  it('is corrected by the member, with a line of history and the points untouched', async () => {
    const member = await joined('13700000001');
    const { revision, values } = await profileOf(member);
    const changed = { ...values, name: '许知', taste: ['tea'] };
    expect(await run(changeOwnProfile, { app, revision, values: changed }, member)).toEqual({ revision: revision + 1 });
    expect((await profileOf(member)).values).toMatchObject({ name: '许知', taste: ['tea'], birthday: '1990-02-28' });
  });

  it('keeps the proven phone and the consent, whatever is sent', async () => {
    const member = await joined('13700000002');
    const { revision, values, body } = await profileOf(member);
    const forged = { name: '许', phone: '13700000009', consent: false };
    await run(changeOwnProfile, { app, revision, values: forged }, member);
    const after = await ask(portalProfile, { app }, member);
    expect(after.phone).toBe('13700000002');
    expect(after.profile?.values).toMatchObject({ name: '许', phone: '13700000002', consent: values.consent });
    const locked = body.fields.filter(({ readOnly }) => readOnly).map(({ id }) => id);
    expect(locked).toEqual(['phone', 'consent']);
    const bindings = { phone: 'a', consent: 'b', cardNumber: 'c', joinedAt: 'd', name: 'n' };
    expect(fixedFields({ bindings })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is judged like the form, and not overwritten by a screen that is out of date', async () => {
    const member = await joined('13700000003');
    const { revision } = await profileOf(member);
    const wrong = run(changeOwnProfile, { app, revision, values: { name: '' } }, member);
    await expect(wrong).rejects.toMatchObject({ kind: 'invalid', problems: [{ path: '/name' }] });
    await run(changeOwnProfile, { app, revision, values: { name: '许先' } }, member);
    const late = run(changeOwnProfile, { app, revision, values: { name: '许后' } }, member);
    await expect(late).rejects.toMatchObject({ code: 'records.changedMeanwhile' });
    expect((await profileOf(member)).values).toMatchObject({ name: '许先' });
  });

  it('is not for staff or for a frozen member to change by this door', async () => {
    const member = await joined('13700000004');
    const { revision } = await profileOf(member);
    const asOwner = run(changeOwnProfile, { app, revision, values: { name: '许' } });
    await expect(asOwner).rejects.toMatchObject({ kind: 'forbidden' });
    await run(freezeMember, { memberId: member.id, frozen: true });
    const asFrozen = run(changeOwnProfile, { app, revision, values: { name: '许' } }, member);
    await expect(asFrozen).rejects.toMatchObject({ code: 'members.frozen' });
  });
});
