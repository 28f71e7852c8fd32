import { desc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { job } from '@/drizzle/tables/commands';
import { message } from '@/drizzle/tables/messages';
import { authVerification } from '@/drizzle/tables/sign-in';
import { getStaff } from '@/engine/organisation/store/staff';
import { listMessages } from '@/engine/reads/list-messages';
import { hashPassword } from '@/lib/auth/password';
import { handleMakeResetLink } from '@/lib/auth/reset-link';
import { startWorker } from '@/lib/jobs/worker';
import { handleSendMessage } from '@/lib/messaging/send-message';
import { foundCompany, PASSWORD } from '../../world/people';
import { testClock, testStore } from '../../world/store';
import { doors, PUBLIC_URL } from './visitor';

const clock = testClock(Date.now());
const { store } = await testStore(clock);
const { auth, visit } = await doors(store);
const company = await foundCompany(store);
const errors: unknown[] = [];
const worker = startWorker(store, {
  handlers: {
    'send-message': handleSendMessage({ development: true, publicUrl: PUBLIC_URL }),
    'make-reset-link': handleMakeResetLink(async () => auth),
  },
  onError: (error) => errors.push(error),
});
afterAll(() => worker.stop());

async function newPerson(name: string) {
  const person = await company.hires(name, 'clerk');
  return (await getStaff(store, company.workspaceId, person.id)).email;
}

/** The token in the newest letter that was kept for the owner to see. */
async function tokenFor(email: string): Promise<string> {
  await worker.drain();
  const [letter] = await store.db.select().from(message).where(eq(message.recipient, email)).orderBy(desc(message.id));
  return /\/reset-password\?token=(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
}

describe('a forgotten password', () => {
  it('is replaced by a link that works once and ends every session', async () => {
    const email = await newPerson('何田');
    const desk = visit();
    await desk.post('/sign-in', { identifier: email, password: PASSWORD });
    expect((await visit().post('/reset-link', { email: email.toUpperCase() })).body).toEqual({ status: 'sent' });
    const token = await tokenFor(email);
    expect((await visit().post('/reset', { token, password: 'password123' })).code).toBe('accounts.weakPassword');
    expect((await visit().post('/reset', { token: `${token}x`, password: 'a mountain stream' })).code).toBe(
      'accounts.linkExpired',
    );
    expect((await visit().post('/reset', { token, password: 'a mountain stream' })).code).toBe('ok');
    expect((await visit().post('/reset', { token, password: 'another mountain' })).code).toBe('accounts.linkExpired');
    expect((await desk.get('/session')).code).toBe('api.signInFirst');
    expect((await visit().post('/sign-in', { identifier: email, password: PASSWORD })).code).toBe(
      'accounts.wrongSignIn',
    );
    expect((await visit().post('/sign-in', { identifier: email, password: 'a mountain stream' })).code).toBe('ok');
    expect(errors).toEqual([]);
  });

  it('is answered alike for strangers, to whom nothing is sent', async () => {
    expect(await visit().post('/reset-link', { email: 'stranger@example.com' })).toMatchObject({
      status: 200,
      body: { status: 'sent' },
    });
    await worker.drain();
    expect(await store.db.select().from(message).where(eq(message.recipient, 'stranger@example.com'))).toEqual([]);
  });

  it('cannot be used to flood a mailbox', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 7; i++)
      codes.push((await visit(`192.0.2.${i}`).post('/reset-link', { email: 'flood@example.com' })).code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'ok'), 'accounts.tooMany', 'accounts.tooMany']);
  });

  it('leaves no working link in the database', async () => {
    const email = await newPerson('韩冰');
    await visit().post('/reset-link', { email });
    const token = await tokenFor(email);
    expect(token).not.toBe('');
    const jobs = await store.db.select().from(job).where(eq(job.status, 'done'));
    expect(jobs.length).toBeGreaterThan(0);
    expect(JSON.stringify(jobs)).not.toContain(token);
    const kept = await store.db.select().from(authVerification);
    expect(JSON.stringify(kept)).not.toContain(token);
  });
});

describe('a changed password', () => {
  it('needs the old one, is judged, and ends the other sessions', async () => {
    const email = await newPerson('罗青');
    const [desk, phone] = [visit(), visit()];
    for (const device of [desk, phone]) await device.post('/sign-in', { identifier: email, password: PASSWORD });
    const next = 'four seasons in a row';
    expect((await desk.post('/password', { current: 'not this one', next })).code).toBe('accounts.wrongPassword');
    expect((await desk.post('/password', { current: PASSWORD, next: 'short' })).code).toBe('accounts.weakPassword');
    expect((await desk.post('/password', { current: PASSWORD, next })).code).toBe('ok');
    expect((await desk.get('/session')).code).toBe('ok');
    expect((await phone.get('/session')).code).toBe('api.signInFirst');
    expect((await visit().post('/sign-in', { identifier: email, password: next })).code).toBe('ok');
  });

  it('is hashed outside of transactions, so that nobody waits for it', async () => {
    await expect(store.write(() => hashPassword(PASSWORD))).rejects.toThrow('inside a transaction');
    let writes = 0;
    const signIns = Promise.all(
      Array.from({ length: 6 }, () =>
        visit('198.51.100.1').post('/sign-in', { identifier: 'nobody@example.com', password: PASSWORD }),
      ),
    );
    let done = false;
    const ended = signIns.finally(() => {
      done = true;
    });
    while (!done) {
      await store.write(async () => undefined);
      writes += 1;
    }
    await ended;
    // Six hashes take a third of a second and more: a writer that waited for them would have got a handful in.
    expect(writes).toBeGreaterThan(20);
  });
});

describe('the message log', () => {
  it('is the owner’s alone', async () => {
    const { messages } = await company.asks(company.owner, listMessages);
    expect(messages[0]).toMatchObject({ channel: 'mail', status: 'kept' });
    const manager = await company.hires('经理', 'manager');
    await expect(company.asks(manager, listMessages)).rejects.toMatchObject({ code: 'permissions.denied' });
    const other = await foundCompany(store, '别家');
    expect((await other.asks(other.owner, listMessages)).messages).toEqual([]);
  });
});
