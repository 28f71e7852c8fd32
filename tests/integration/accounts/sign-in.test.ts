import { and, eq, notInArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { authSession } from '@/drizzle/tables/sign-in';
import { setStaffRoles } from '@/engine/commands/set-staff-roles';
import { suspendStaff } from '@/engine/commands/suspend-staff';
import { getStaff, insertStaff } from '@/engine/organisation/store/staff';
import { staffFromRequest, userFromRequest } from '@/lib/auth/staff-session';
import { foundCompany, PASSWORD } from '../../world/people';
import { testClock, testStore } from '../../world/store';
import { authenticatorCode, doors } from './visitor';

// The sign-in library lives in real time.
const clock = testClock(Date.now());
const { store } = await testStore(clock);
const { auth, visit } = await doors(store);
const company = await foundCompany(store);
const { email } = await getStaff(store, company.workspaceId, company.owner.id);
const username = email.split('@')[0]?.toUpperCase();

const HOUR = 3_600_000;

describe('staff sign in', () => {
  it('by e-mail or by username, whatever the case', async () => {
    for (const identifier of [email, email.toUpperCase(), username]) {
      const visitor = visit();
      expect(await visitor.post('/sign-in', { identifier, password: PASSWORD })).toMatchObject({
        status: 200,
        body: { status: 'signedIn' },
      });
      expect(await staffFromRequest(store, auth, visitor.headers)).toMatchObject({
        staffId: company.owner.id,
        workspaceId: company.workspaceId,
      });
      expect((await visitor.get('/session')).body).toMatchObject({
        user: { email, secondFactor: false },
        current: company.workspaceId,
      });
    }
  });

  it('and out: the cookie stops working even when it was kept', async () => {
    const visitor = visit();
    await visitor.post('/sign-in', { identifier: email, password: PASSWORD });
    const kept = visitor.headers;
    expect((await visitor.post('/sign-out')).code).toBe('ok');
    expect(await staffFromRequest(store, auth, kept)).toBeNull();
    expect((await visitor.get('/session')).code).toBe('api.signInFirst');
  });

  it('with one answer for a wrong password and for nobody at all, in about the same time', async () => {
    const timed = async (identifier: string) => {
      const started = performance.now();
      const { status, body } = await visit().post('/sign-in', { identifier, password: 'not the password' });
      return { status, body, took: performance.now() - started };
    };
    const wrong = await timed(email);
    const nobody = await timed('nobody@example.com');
    const noName = await timed('nobody_here');
    for (const { took: _took, ...answer } of [nobody, noName]) {
      expect(answer).toEqual({ status: wrong.status, body: wrong.body });
    }
    expect(wrong.body.code).toBe('accounts.wrongSignIn');
    // Hashing takes 50 ms and more; an answer without it would take a few.
    for (const { took } of [nobody, noName]) expect(took).toBeGreaterThan(wrong.took / 4);
  });

  it('never by a page of another site', async () => {
    const reply = await visit().post('/sign-in', { identifier: email, password: PASSWORD }, 'https://evil.example');
    expect(reply).toMatchObject({ status: 403, code: 'api.foreignOrigin' });
  });

  it('never with a forged cookie', async () => {
    const visitor = visit();
    await visitor.post('/sign-in', { identifier: email, password: PASSWORD });
    const forged = visitor.cookie.replace(/\.[^.;]{10}/, '.AAAAAAAAAA');
    expect(await staffFromRequest(store, auth, new Headers({ cookie: forged }))).toBeNull();
  });
});

describe('guessing', () => {
  it('is stopped after a few tries, all at once or one by one, and only where it came from', async () => {
    const guesses = Array.from({ length: 20 }, () =>
      visit('198.51.100.7').post('/sign-in', { identifier: email, password: 'guess guess guess' }),
    );
    const codes = (await Promise.all(guesses)).map((reply) => reply.code);
    expect(codes.filter((code) => code === 'accounts.wrongSignIn')).toHaveLength(8);
    expect(codes.filter((code) => code === 'accounts.tooMany')).toHaveLength(12);
    const right = { identifier: email, password: PASSWORD };
    expect((await visit('198.51.100.7').post('/sign-in', right)).code).toBe('accounts.tooMany');
    expect((await visit('198.51.100.8').post('/sign-in', right)).code).toBe('ok');
    clock.tick(HOUR);
    expect((await visit('198.51.100.7').post('/sign-in', right)).code).toBe('ok');
  });

  it('never locks out somebody who signs in rightly, however often', async () => {
    for (let i = 0; i < 9; i++) {
      expect((await visit('198.51.100.9').post('/sign-in', { identifier: email, password: PASSWORD })).code).toBe('ok');
    }
  });
});

describe('sessions', () => {
  it('are listed and ended, one or all others', async () => {
    const person = await company.hires('周禾', 'clerk');
    const { email: mine } = await getStaff(store, company.workspaceId, person.id);
    const [phone, desk, home] = [visit(), visit(), visit()];
    for (const device of [phone, desk, home]) await device.post('/sign-in', { identifier: mine, password: PASSWORD });
    const listed = (await desk.get('/sessions')).body.sessions as { id: string; current: boolean; address: string }[];
    expect(listed).toHaveLength(3);
    expect(listed.filter((one) => one.current)).toHaveLength(1);
    expect(listed[0]).toMatchObject({ address: '203.0.113.1', browser: 'Visitor/1.0' });
    const old = visit();
    await old.post('/sign-in', { identifier: mine, password: PASSWORD });
    const { user } = (await auth.api.getSession({ headers: old.headers })) ?? {};
    const known = listed.map(({ id }) => id);
    const over = and(eq(authSession.userId, user?.id ?? ''), notInArray(authSession.id, known));
    await store.db
      .update(authSession)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(over);
    expect((await desk.get('/sessions')).body.sessions).toHaveLength(3);

    const stranger = visit();
    await stranger.post('/sign-in', { identifier: email, password: PASSWORD });
    const other = listed.find((one) => !one.current);
    expect((await stranger.delete(`/sessions/${other?.id}`)).code).toBe('accounts.noSession');
    expect((await desk.delete(`/sessions/${other?.id}`)).code).toBe('ok');
    expect((await desk.post('/sessions/end-others')).body).toEqual({ ended: 2 });
    const still = [phone, desk, home].map(async (device) => (await device.get('/session')).code);
    expect((await Promise.all(still)).toSorted()).toEqual(['api.signInFirst', 'api.signInFirst', 'ok']);
  });

  it('end when somebody is suspended, who may come back later', async () => {
    const person = await company.hires('吴桐', 'clerk');
    const { email: mine } = await getStaff(store, company.workspaceId, person.id);
    const visitor = visit();
    await visitor.post('/sign-in', { identifier: mine, password: PASSWORD });
    await company.does(company.owner, suspendStaff, { staffId: person.id, suspended: true });
    expect(await staffFromRequest(store, auth, visitor.headers)).toBeNull();
    const again = await visit().post('/sign-in', { identifier: mine, password: PASSWORD });
    expect(again).toMatchObject({ status: 403, code: 'accounts.suspended' });
    await company.does(company.owner, suspendStaff, { staffId: person.id, suspended: false });
    expect(await userFromRequest(auth, visitor.headers)).toBeNull();
    expect((await visit().post('/sign-in', { identifier: mine, password: PASSWORD })).code).toBe('ok');
  });

  it('look at one company at a time, for people who work for two', async () => {
    const second = await foundCompany(store, '第二家');
    const there = await store.write(async (tx) => {
      const { userId } = await getStaff(tx, company.workspaceId, company.owner.id);
      const person = { workspaceId: second.workspaceId, userId, name: '林夏', email, locale: 'zh-CN' as const };
      return insertStaff(tx, { ...person, roles: [{ role: 'clerk', orgUnitId: null }] });
    });
    const visitor = visit();
    await visitor.post('/sign-in', { identifier: email, password: PASSWORD });
    expect((await visitor.get('/session')).body.workplaces).toHaveLength(2);
    expect((await visitor.post('/workplace', { workspaceId: second.workspaceId })).code).toBe('ok');
    expect(await staffFromRequest(store, auth, visitor.headers)).toMatchObject({ workspaceId: second.workspaceId });
    const third = await foundCompany(store, '第三家');
    expect((await visitor.post('/workplace', { workspaceId: third.workspaceId })).code).toBe('accounts.noWorkplace');
    await second.does(second.owner, suspendStaff, { staffId: there, suspended: true });
    expect(await staffFromRequest(store, auth, visitor.headers)).toMatchObject({ workspaceId: company.workspaceId });
  });
});

describe('the second factor', () => {
  it('is asked for once it has been confirmed, and each code of the reserve works once', async () => {
    const person = await company.hires('郑帆', 'manager');
    await company.does(company.owner, setStaffRoles, {
      staffId: person.id,
      roles: [{ role: 'owner', orgUnitId: null }],
    });
    const { email: mine } = await getStaff(store, company.workspaceId, person.id);
    const signIn = { identifier: mine, password: PASSWORD };
    const desk = visit();
    await desk.post('/sign-in', signIn);
    expect((await desk.post('/second-factor/begin', { password: 'wrong wrong' })).code).toBe('accounts.wrongPassword');
    const begun = await desk.post('/second-factor/begin', { password: PASSWORD });
    const { uri, backupCodes } = begun.body as { uri: string; backupCodes: string[] };
    expect((await visit().post('/sign-in', signIn)).body).toEqual({ status: 'signedIn' });
    expect((await desk.post('/second-factor/confirm', { code: '000000' })).code).toBe('accounts.wrongCode');
    expect((await desk.post('/second-factor/confirm', { code: authenticatorCode(uri) })).code).toBe('ok');
    expect((await desk.get('/session')).body).toMatchObject({ user: { secondFactor: true } });

    const phone = visit();
    expect((await phone.post('/sign-in', signIn)).body).toEqual({ status: 'secondFactor' });
    expect(await staffFromRequest(store, auth, phone.headers)).toBeNull();
    expect((await phone.post('/second-factor', { code: '000000' })).code).toBe('accounts.wrongCode');
    expect((await phone.post('/second-factor', { code: authenticatorCode(uri) })).body).toEqual({ status: 'signedIn' });
    expect(await staffFromRequest(store, auth, phone.headers)).toMatchObject({ staffId: person.id });

    const reserve = { kind: 'backup', code: backupCodes[0] };
    const lost = visit();
    await lost.post('/sign-in', signIn);
    expect((await lost.post('/second-factor', reserve)).code).toBe('ok');
    const thief = visit();
    await thief.post('/sign-in', signIn);
    expect((await thief.post('/second-factor', reserve)).code).toBe('accounts.wrongCode');

    expect((await desk.post('/second-factor/end', { password: PASSWORD })).code).toBe('ok');
    expect((await visit().post('/sign-in', signIn)).body).toEqual({ status: 'signedIn' });
  });

  it('lets nobody in who was suspended after the password', async () => {
    const person = await company.hires('马林', 'clerk');
    const { email: mine } = await getStaff(store, company.workspaceId, person.id);
    const desk = visit();
    await desk.post('/sign-in', { identifier: mine, password: PASSWORD });
    const { uri } = (await desk.post('/second-factor/begin', { password: PASSWORD })).body as { uri: string };
    await desk.post('/second-factor/confirm', { code: authenticatorCode(uri) });
    const phone = visit('198.51.100.21');
    await phone.post('/sign-in', { identifier: mine, password: PASSWORD });
    await company.does(company.owner, suspendStaff, { staffId: person.id, suspended: true });
    const refused = await phone.post('/second-factor', { code: authenticatorCode(uri) });
    expect(refused).toMatchObject({ status: 403, code: 'accounts.suspended' });
    expect(await userFromRequest(auth, phone.headers)).toBeNull();
  });

  it('cannot be guessed at for long', async () => {
    const person = await company.hires('何川', 'clerk');
    const { email: mine } = await getStaff(store, company.workspaceId, person.id);
    const desk = visit();
    await desk.post('/sign-in', { identifier: mine, password: PASSWORD });
    const { uri } = (await desk.post('/second-factor/begin', { password: PASSWORD })).body as { uri: string };
    await desk.post('/second-factor/confirm', { code: authenticatorCode(uri) });
    const thief = visit('198.51.100.20');
    await thief.post('/sign-in', { identifier: mine, password: PASSWORD });
    const codes: string[] = [];
    for (let i = 0; i < 7; i++) codes.push((await thief.post('/second-factor', { code: '123456' })).code);
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'accounts.wrongCode'));
    expect(codes.slice(5)).toEqual(['accounts.signInAgain', 'accounts.signInAgain']);
  });
});
