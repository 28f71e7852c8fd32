import { and, desc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { appAddress } from '@/drizzle/tables/apps';
import { member, memberCredential, memberSession, phoneCode, phoneProof } from '@/drizzle/tables/members';
import { message } from '@/drizzle/tables/messages';
import { endMemberSessions } from '@/engine/commands/end-member-sessions';
import { freezeMember } from '@/engine/commands/freeze-member';
import { memberFromRequest } from '@/engine/members/member-session';
import { insertMember, updateMember } from '@/engine/members/store/members';
import { consumePhoneProof, provePhone } from '@/engine/members/store/phone-codes';
import { startWorker } from '@/lib/jobs/worker';
import { handleSendMessage } from '@/lib/messaging/send-message';
import { foundCompany } from '../../world/people';
import { testClock, testStore } from '../../world/store';
import { doors, PUBLIC_URL, type Visitor } from '../accounts/visitor';

const clock = testClock(Date.now());
const { store } = await testStore(clock);
const { visit } = await doors(store);
const company = await foundCompany(store);
const { workspaceId } = company;
const app = 'club';
await store.db.insert(appAddress).values({ address: app, workspaceId, appId: 'a' });
const neighbour = await foundCompany(store, '邻店');
await store.db.insert(appAddress).values({ address: 'next', workspaceId: neighbour.workspaceId, appId: 'b' });
const errors: unknown[] = [];
const worker = startWorker(store, {
  handlers: { 'send-message': handleSendMessage({ development: true, publicUrl: PUBLIC_URL }) },
  // The company's nightly work belongs to others.
  onError: (error, job) => job.kind === 'send-message' && errors.push(error),
});
afterAll(async () => {
  await worker.stop();
  expect(errors).toEqual([]);
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let phones = 0;
const newPhone = () => `139${String(++phones).padStart(8, '0')}`;

function register(phone: string | null, orgUnitId: string | null = null) {
  const fresh = { workspaceId, phone, orgUnitId, profileRecordId: null, locale: 'zh-CN' as const };
  return store.write((tx) => insertMember(tx, fresh));
}

/** The code in the newest message to the phone. */
async function codeFor(phone: string): Promise<string> {
  await worker.drain();
  const [newest] = await store.db
    .select()
    .from(message)
    .where(eq(message.recipient, `+86${phone}`))
    .orderBy(desc(message.id));
  return /(\d{6})/.exec(newest?.text?.split('】')[1] ?? '')?.[1] ?? '';
}

async function signInByCode(phone: string, visitor: Visitor = visit()) {
  await visitor.post('/member/code', { app, phone });
  const reply = await visitor.post('/member/sign-in', { app, phone, code: await codeFor(phone) });
  return { visitor, reply };
}

const wrongCode = (right: string) => (right === '000000' ? '111111' : '000000');

describe('a phone code', () => {
  it('signs a member in, however the phone was typed', async () => {
    const phone = newPhone();
    const { id } = await register(phone);
    const visitor = visit();
    const asked = await visitor.post('/member/code', { app, phone: `+86 ${phone.slice(0, 3)}-${phone.slice(3)}` });
    expect(asked.body).toEqual({ status: 'sent', resendAfter: 60, validFor: 300 });
    const reply = await visitor.post('/member/sign-in', { app, phone, code: await codeFor(phone) });
    expect(reply.body).toEqual({ status: 'signedIn' });
    expect(await memberFromRequest(store, visitor.headers, workspaceId)).toMatchObject({
      memberId: id,
      workspaceId,
      method: 'code',
    });
  });

  it('is sent to strangers alike, and proves their phone', async () => {
    const [known, unknown] = [newPhone(), newPhone()];
    await register(known);
    const replies = [];
    for (const phone of [known, unknown]) replies.push(await visit().post('/member/code', { app, phone }));
    expect(replies[0]).toEqual(replies[1]);
    const guesses = [];
    for (const phone of [known, unknown]) {
      const code = wrongCode(await codeFor(phone));
      guesses.push(await visit().post('/member/sign-in', { app, phone, code }));
    }
    expect(guesses[0]).toEqual(guesses[1]);
    expect(guesses[0]?.code).toBe('members.wrongCode');
    const proven = await visit().post('/member/sign-in', { app, phone: unknown, code: await codeFor(unknown) });
    expect(proven.body).toMatchObject({ status: 'phoneProven', phoneProof: expect.stringMatching(/^.{26}\..{43}$/) });
  });

  it('works once, also for two at the same moment', async () => {
    const phone = newPhone();
    await register(phone);
    await visit().post('/member/code', { app, phone });
    const code = await codeFor(phone);
    const tries = await Promise.all([1, 2, 3].map(() => visit().post('/member/sign-in', { app, phone, code })));
    expect(tries.map((reply) => reply.code).toSorted()).toEqual(['members.wrongCode', 'members.wrongCode', 'ok']);
  });

  it('works for five minutes', async () => {
    const phone = newPhone();
    await register(phone);
    for (const [wait, expected] of [
      [5 * MINUTE - 1, 'ok'],
      [5 * MINUTE, 'members.wrongCode'],
    ] as const) {
      await visit().post('/member/code', { app, phone });
      const code = await codeFor(phone);
      clock.tick(wait);
      expect((await visit().post('/member/sign-in', { app, phone, code })).code).toBe(expected);
      clock.tick(HOUR);
    }
  });

  it('is spent after five wrong guesses, also at once', async () => {
    const phone = newPhone();
    await register(phone);
    await visit().post('/member/code', { app, phone });
    const code = await codeFor(phone);
    const guesses = Array.from({ length: 5 }, () =>
      visit().post('/member/sign-in', { app, phone, code: wrongCode(code) }),
    );
    expect((await Promise.all(guesses)).map((reply) => reply.code)).toEqual(
      Array.from({ length: 5 }, () => 'members.wrongCode'),
    );
    expect((await visit().post('/member/sign-in', { app, phone, code })).code).toBe('members.wrongCode');
  });

  it('gives way to a newer one', async () => {
    const phone = newPhone();
    await register(phone);
    await visit().post('/member/code', { app, phone });
    const old = await codeFor(phone);
    clock.tick(MINUTE);
    await visit().post('/member/code', { app, phone });
    const newer = await codeFor(phone);
    // One time in a million they are the same.
    if (old !== newer)
      expect((await visit().post('/member/sign-in', { app, phone, code: old })).code).toBe('members.wrongCode');
    expect((await visit().post('/member/sign-in', { app, phone, code: newer })).code).toBe('ok');
  });

  it('can be asked for once a minute and five times an hour', async () => {
    const phone = newPhone();
    const ask = async () => (await visit().post('/member/code', { app, phone })).code;
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(expect.arrayContaining(['ok', 'accounts.tooMany']));
    await worker.drain();
    expect(
      await store.db
        .select()
        .from(message)
        .where(eq(message.recipient, `+86${phone}`)),
    ).toHaveLength(1);
    clock.tick(HOUR);
    const codes: string[] = [];
    for (let i = 0; i < 6; i++) {
      codes.push(await ask());
      clock.tick(MINUTE);
    }
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'accounts.tooMany']);
  });

  it('belongs to one company', async () => {
    const phone = newPhone();
    await register(phone);
    await visit().post('/member/code', { app, phone });
    const code = await codeFor(phone);
    expect((await visit().post('/member/sign-in', { app: 'next', phone, code })).code).toBe('members.wrongCode');
    expect((await visit().post('/member/sign-in', { app: 'nowhere', phone, code })).code).toBe('members.noApp');
    expect((await visit().post('/member/code', { app, phone: '12345678901' })).body).toMatchObject({
      code: 'members.notPhone',
      problems: [{ path: '/phone' }],
    });
  });

  it('is not readable in the database', async () => {
    const phone = newPhone();
    await visit().post('/member/code', { app, phone });
    const code = await codeFor(phone);
    const [row] = await store.db.select().from(phoneCode).where(eq(phoneCode.phone, phone));
    expect(JSON.stringify(row)).not.toContain(`"${code}"`);
    expect(row?.codeHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a proof of the phone', () => {
  const consume = (token: string, where = workspaceId) =>
    store.write((tx) => consumePhoneProof(tx, { workspaceId: where, token }));

  it('registers once, in its company, within half an hour', async () => {
    const phone = newPhone();
    const prove = () => store.write((tx) => provePhone(tx, { workspaceId, phone }));
    const token = await prove();
    await expect(consume(token, neighbour.workspaceId)).rejects.toMatchObject({ code: 'members.proofExpired' });
    await expect(consume(`${token.slice(0, -1)}~`)).rejects.toMatchObject({ code: 'members.proofExpired' });
    const outcomes = await Promise.allSettled([consume(token), consume(token), consume(token)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toMatchObject([{ value: phone }]);
    const late = await prove();
    clock.tick(30 * MINUTE);
    await expect(consume(late)).rejects.toMatchObject({ code: 'members.proofExpired' });
    await prove();
    const rows = and(eq(phoneProof.workspaceId, workspaceId), eq(phoneProof.phone, phone));
    expect(await store.db.select().from(phoneProof).where(rows)).toHaveLength(1);
  });

  it('is kept when the registration is refused', async () => {
    const token = await store.write((tx) => provePhone(tx, { workspaceId, phone: newPhone() }));
    const refused = store.write(async (tx) => {
      await consumePhoneProof(tx, { workspaceId, token });
      throw new Error('the form has a mistake');
    });
    await expect(refused).rejects.toThrow('mistake');
    await expect(consume(token)).resolves.toBeDefined();
  });
});

describe('registering', () => {
  it('makes one member of a phone, however many try at once', async () => {
    const phone = newPhone();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => register(phone)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ kind: 'conflict', code: 'members.phoneKnown' });
    }
    expect(await store.db.select().from(member).where(eq(member.phone, phone))).toHaveLength(1);
  });

  it('leaves the transaction usable when the phone was known', async () => {
    const phone = newPhone();
    await register(phone);
    const other = await store.write(async (tx) => {
      const fresh = { workspaceId, orgUnitId: null, profileRecordId: null, locale: 'zh-CN' as const };
      await insertMember(tx, { ...fresh, phone }).catch(() => undefined);
      return insertMember(tx, { ...fresh, phone: newPhone() });
    });
    expect(other.cardNumber).toMatch(/^[1-9]\d{11}$/);
  });

  it('knows a phone and a card number once in a company, and any number of members without phone', async () => {
    const phone = newPhone();
    const first = await register(phone);
    await register(null);
    await register(null);
    const fresh = { orgUnitId: null, profileRecordId: null, locale: 'zh-CN' as const };
    await store.write((tx) => insertMember(tx, { ...fresh, workspaceId: neighbour.workspaceId, phone }));
    const sameCard = { ...fresh, workspaceId, phone: null, cardNumber: first.cardNumber ?? '' };
    await expect(store.write((tx) => insertMember(tx, sameCard))).rejects.toMatchObject({ code: 'members.cardTaken' });
    const second = await register(newPhone());
    await expect(store.write((tx) => updateMember(tx, second, { phone }))).rejects.toMatchObject({
      code: 'members.phoneKnown',
    });
  });
});

describe('a member’s password', () => {
  const password = 'maple leaf 42';

  it('is set after signing in by code, and signs in from then on', async () => {
    const phone = newPhone();
    const { id } = await register(phone);
    const { visitor } = await signInByCode(phone);
    expect((await visitor.post('/member/password', { app, next: '12345678' })).code).toBe('accounts.weakPassword');
    expect((await visitor.post('/member/password', { app, next: password })).code).toBe('ok');
    const other = visit();
    expect((await other.post('/member/sign-in-with-password', { app, phone, password })).code).toBe('ok');
    expect(await memberFromRequest(store, other.headers, workspaceId)).toMatchObject({
      memberId: id,
      method: 'password',
    });
    expect((await other.post('/member/password', { app, next: 'another leaf' })).code).toBe('members.wrongPassword');
    const changed = await other.post('/member/password', { app, current: password, next: 'another leaf' });
    expect(changed.code).toBe('ok');
    expect(await memberFromRequest(store, visitor.headers, workspaceId)).toBeNull();
    expect(await memberFromRequest(store, other.headers, workspaceId)).not.toBeNull();
    const stored = await store.db.select().from(memberCredential).where(eq(memberCredential.memberId, id));
    expect(JSON.stringify(stored)).not.toContain('another leaf');
  });

  it('may be replaced without the old one only right after a code', async () => {
    const phone = newPhone();
    await register(phone);
    const { visitor } = await signInByCode(phone);
    await visitor.post('/member/password', { app, next: password });
    clock.tick(15 * MINUTE + 1);
    expect((await visitor.post('/member/password', { app, next: 'taken over' })).code).toBe('members.wrongPassword');
    clock.tick(HOUR);
    const again = await signInByCode(phone);
    expect((await again.visitor.post('/member/password', { app, next: 'remembered now' })).code).toBe('ok');
  });

  it('is refused alike and as slowly for strangers and for members without one', async () => {
    const [withPassword, without, unknown] = [newPhone(), newPhone(), newPhone()];
    for (const phone of [withPassword, without]) await register(phone);
    const { visitor } = await signInByCode(withPassword);
    await visitor.post('/member/password', { app, next: password });
    const timed = async (phone: string) => {
      const started = performance.now();
      const reply = await visit().post('/member/sign-in-with-password', { app, phone, password: 'wrong leaf 7' });
      return { reply, took: performance.now() - started };
    };
    const [wrong, none, stranger] = [await timed(withPassword), await timed(without), await timed(unknown)];
    expect(wrong.reply.code).toBe('members.wrongPassword');
    for (const { reply, took } of [none, stranger]) {
      expect(reply).toEqual(wrong.reply);
      expect(took).toBeGreaterThan(wrong.took / 4);
    }
  });

  it('cannot be guessed for long', async () => {
    const phone = newPhone();
    const guesses = Array.from({ length: 14 }, () =>
      visit('198.51.100.77').post('/member/sign-in-with-password', { app, phone, password: 'guess guess' }),
    );
    const codes = (await Promise.all(guesses)).map((reply) => reply.code);
    expect(codes.filter((code) => code === 'members.wrongPassword')).toHaveLength(10);
    expect(codes.filter((code) => code === 'accounts.tooMany')).toHaveLength(4);
  });
});

describe('a member’s sessions', () => {
  it('are listed, ended one by one, and ended by signing out', async () => {
    const phone = newPhone();
    await register(phone);
    const first = (await signInByCode(phone)).visitor;
    clock.tick(HOUR);
    const second = (await signInByCode(phone)).visitor;
    const { sessions } = (await second.get(`/member/sessions?app=${app}`)).body as {
      sessions: { id: string; current: boolean }[];
    };
    expect(sessions.map((one) => one.current)).toEqual([true, false]);
    expect((await second.delete(`/member/sessions/${sessions[1]?.id}?app=${app}`)).code).toBe('ok');
    expect(await memberFromRequest(store, first.headers, workspaceId)).toBeNull();
    const kept = second.headers;
    expect((await second.post('/member/sign-out', { app })).code).toBe('ok');
    expect(await memberFromRequest(store, kept, workspaceId)).toBeNull();
    expect((await second.get(`/member/sessions?app=${app}`)).code).toBe('api.signInFirst');
  });

  it('are no one else’s to end', async () => {
    const [mine, theirs] = [newPhone(), newPhone()];
    const victim = await register(mine);
    await register(theirs);
    await signInByCode(mine);
    const [row] = await store.db.select().from(memberSession).where(eq(memberSession.memberId, victim.id));
    const { visitor } = await signInByCode(theirs);
    expect((await visitor.delete(`/member/sessions/${row?.id}?app=${app}`)).code).toBe('members.noSession');
  });

  it('last ninety days, are noted hourly, and end when the member is erased', async () => {
    const phone = newPhone();
    const who = await register(phone);
    const { visitor } = await signInByCode(phone);
    clock.tick(2 * HOUR);
    await memberFromRequest(store, visitor.headers, workspaceId);
    const [row] = await store.db.select().from(memberSession).where(eq(memberSession.memberId, who.id));
    expect(row?.seenAt).toBe(clock.now);
    clock.tick(90 * 24 * HOUR);
    expect(await memberFromRequest(store, visitor.headers, workspaceId)).toBeNull();
    const again = await signInByCode(phone);
    await store.write((tx) => updateMember(tx, who, { status: 'erased', phone: null }));
    expect(await memberFromRequest(store, again.visitor.headers, workspaceId)).toBeNull();
  });

  it('cannot be made up', async () => {
    const phone = newPhone();
    await register(phone);
    const { visitor } = await signInByCode(phone);
    const forged = new Headers({ cookie: `${visitor.cookie.slice(0, -1)}~` });
    expect(await memberFromRequest(store, forged, workspaceId)).toBeNull();
    const nonsense = new Headers({ cookie: `pw_member_${workspaceId}=nonsense` });
    expect(await memberFromRequest(store, nonsense, workspaceId)).toBeNull();
    expect(await memberFromRequest(store, new Headers(), workspaceId)).toBeNull();
  });
});

describe('staff', () => {
  it('freeze and sign out members of their own stores alone', async () => {
    const [here, there] = [await company.store('本店'), await company.store('他店')];
    const manager = await company.hires('店长', 'manager', here.id);
    const mine = await register(newPhone(), here.id);
    const phone = newPhone();
    const theirs = await register(phone, there.id);
    const { visitor } = await signInByCode(phone);
    await company.does(manager, freezeMember, { memberId: mine.id, frozen: true });
    await expect(company.does(manager, freezeMember, { memberId: theirs.id, frozen: true })).rejects.toMatchObject({
      code: 'permissions.denied',
    });
    const out = { memberId: theirs.id };
    await expect(company.does(manager, endMemberSessions, out)).rejects.toMatchObject({ code: 'permissions.denied' });
    await expect(neighbour.does(neighbour.owner, endMemberSessions, out)).rejects.toMatchObject({
      code: 'members.none',
    });
    expect(await company.does(company.owner, endMemberSessions, out)).toEqual({ ended: 1 });
    expect(await memberFromRequest(store, visitor.headers, workspaceId)).toBeNull();
  });
});
