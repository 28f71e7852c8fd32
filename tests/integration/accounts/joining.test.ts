import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { staff } from '@/drizzle/tables/accounts';
import { acceptInvitation } from '@/engine/commands/accept-invitation';
import { inviteStaff } from '@/engine/commands/invite-staff';
import { withdrawInvitation } from '@/engine/commands/withdraw-invitation';
import { getStaff } from '@/engine/organisation/store/staff';
import { publicActor } from '@/engine/permissions/doors';
import { listInvitations } from '@/engine/reads/list-invitations';
import { hashPassword } from '@/lib/auth/password';
import { setupToken } from '@/lib/auth/setup-token';
import { foundCompany, PASSWORD } from '../../world/people';
import { testClock, testStore } from '../../world/store';
import { doors } from './visitor';

const clock = testClock(Date.now());
const { store } = await testStore(clock);
const { visit } = await doors(store);
const company = await foundCompany(store);

const DAY = 24 * 3_600_000;
const clerk = [{ role: 'clerk', orgUnitId: null }] as const;

function invites(email: string, roles: readonly object[] = clerk) {
  return company.does(company.owner, inviteStaff, { email, name: '新同事', roles });
}

describe('the setup token', () => {
  const request = (token: string, email = 'boss@example.com') => ({
    setupToken: token,
    name: '云边书店',
    owner: { name: '江月', email, password: 'ten thousand books' },
  });

  it('founds one company, whose owner can sign in, and is used up', async () => {
    const token = (await setupToken(store)) ?? '';
    expect(await setupToken(store)).toBe(token);
    expect((await visit().post('/create-company', request('guess'))).code).toBe('accounts.wrongSetupToken');
    expect((await visit().post('/create-company', { ...request(token), timeZone: 'Mars/Olympus' })).status).toBe(400);
    const both = await Promise.all([
      visit().post('/create-company', request(token)),
      visit().post('/create-company', request(token, 'second@example.com')),
    ]);
    expect(both.map((reply) => reply.code).toSorted()).toEqual(['accounts.wrongSetupToken', 'ok']);
    expect(await setupToken(store)).toBeNull();
    expect((await visit().post('/create-company', request(token, 'third@example.com'))).code).toBe(
      'accounts.wrongSetupToken',
    );
    const winner = both[0]?.code === 'ok' ? 'boss@example.com' : 'second@example.com';
    const visitor = visit();
    expect((await visitor.post('/sign-in', { identifier: winner, password: 'ten thousand books' })).code).toBe('ok');
    expect((await visitor.get('/session')).body).toMatchObject({ workplaces: [{ name: '云边书店' }] });
  });
});

describe('an invitation', () => {
  it('makes somebody staff with the roles that were meant', async () => {
    const { token } = await invites('anna@example.com');
    const visitor = visit();
    const told = (await visitor.get(`/invitation?token=${encodeURIComponent(token)}`)).body;
    expect(told).toEqual({
      company: '山下咖啡',
      email: 'anna@example.com',
      name: '新同事',
      locale: 'zh-CN',
      hasAccount: false,
    });
    const weak = await visitor.post('/accept-invitation', { token, name: 'Anna', password: '1234567890' });
    expect(weak).toMatchObject({ code: 'accounts.weakPassword', body: { problems: [{ path: '/password' }] } });
    expect(
      (await visitor.post('/accept-invitation', { token, name: 'Anna', password: PASSWORD, username: 'Anna.W' })).code,
    ).toBe('ok');
    expect((await visitor.post('/sign-in', { identifier: 'anna.w', password: PASSWORD })).code).toBe('ok');
    const [row] = await store.db.select().from(staff).where(eq(staff.email, 'anna@example.com'));
    const person = await getStaff(store, company.workspaceId, row?.id ?? '');
    expect(person.roles).toEqual(clerk);
    expect((await company.asks(company.owner, listInvitations)).invitations).toEqual([]);
  });

  it('works once, also for two at the same moment', async () => {
    const { token, id } = await invites('ben@example.com');
    const accept = async (name: string) => {
      const passwordHash = await hashPassword(PASSWORD);
      const input = { token, name, passwordHash, userId: null };
      return company.does(publicActor(company.workspaceId, id), acceptInvitation, input);
    };
    const outcomes = await Promise.allSettled([accept('Ben'), accept('Benno'), accept('Bene')]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await store.db.select().from(staff).where(eq(staff.email, 'ben@example.com'))).toHaveLength(1);
    expect((await visit().post('/accept-invitation', { token, name: 'B', password: PASSWORD })).code).toBe(
      'accounts.linkExpired',
    );
  });

  it('stops working after a week, when it is withdrawn, and when a newer one is sent', async () => {
    const codeOf = async (token: string) => (await visit().get(`/invitation?token=${token}`)).code;
    const old = await invites('carl@example.com');
    const newer = await invites('carl@example.com');
    expect(await codeOf(old.token)).toBe('accounts.linkExpired');
    expect(await codeOf(newer.token)).toBe('ok');
    await company.does(company.owner, withdrawInvitation, { invitationId: newer.id });
    expect(await codeOf(newer.token)).toBe('accounts.linkExpired');
    const late = await invites('dora@example.com');
    clock.tick(7 * DAY);
    expect(await codeOf(late.token)).toBe('accounts.linkExpired');
    expect(await codeOf(`${late.id}.${'x'.repeat(43)}`)).toBe('accounts.linkExpired');
    expect(await codeOf('nonsense')).toBe('accounts.linkExpired');
    const many = await Promise.all(Array.from({ length: 8 }, () => invites('fay@example.com')));
    const codes = await Promise.all(many.map(({ token }) => codeOf(token)));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  });

  it('does not open an account that exists: its owner signs in first', async () => {
    const other = await foundCompany(store, '邻居');
    const { email } = await getStaff(store, other.workspaceId, other.owner.id);
    const { token } = await invites(email);
    const thief = visit();
    const stolen = await thief.post('/accept-invitation', { token, name: 'Thief', password: 'stolen stolen 77' });
    expect(stolen.code).toBe('accounts.signInToJoin');
    expect((await thief.post('/sign-in', { identifier: email, password: 'stolen stolen 77' })).code).toBe(
      'accounts.wrongSignIn',
    );
    const owner = visit();
    await owner.post('/sign-in', { identifier: email, password: PASSWORD });
    expect((await owner.post('/accept-invitation', { token, name: '林夏' })).code).toBe('ok');
    expect((await owner.get('/session')).body.workplaces).toHaveLength(2);
  });

  it('gives nobody more than the inviter holds', async () => {
    const east = await company.region('东区');
    const manager = await company.hires('店长', 'manager', east.id);
    const ask = (roles: readonly object[]) =>
      company.does(manager, inviteStaff, { email: 'eve@example.com', name: 'Eve', roles });
    for (const roles of [[{ role: 'owner', orgUnitId: null }], [{ role: 'builder', orgUnitId: east.id }], clerk]) {
      await expect(ask(roles)).rejects.toMatchObject({ code: 'permissions.cannotGrant' });
    }
    await expect(ask([{ role: 'clerk', orgUnitId: '0'.repeat(26) }])).rejects.toMatchObject({
      code: 'organisation.noUnit',
    });
    await expect(ask([{ role: 'clerk', orgUnitId: east.id }])).resolves.toMatchObject({ path: /^\/join\?token=/ });
    const { owner } = await foundCompany(store, '别家');
    expect((await company.asks(manager, listInvitations)).invitations.map((one) => one.email)).toEqual([
      'eve@example.com',
    ]);
    expect((await company.asks(owner, listInvitations)).invitations).toEqual([]);
  });
});
