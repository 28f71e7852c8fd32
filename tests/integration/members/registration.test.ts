import { desc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { member } from '@/drizzle/tables/members';
import { message } from '@/drizzle/tables/messages';
import { submitPublicForm } from '@/engine/commands/submit-public-form';
import { memberFromRequest } from '@/engine/members/member-session';
import { provePhone } from '@/engine/members/store/phone-codes';
import { publicActor } from '@/engine/permissions/doors';
import { startWorker } from '@/lib/jobs/worker';
import { handleSendMessage } from '@/lib/messaging/send-message';
import { cafeCompany } from '../../world/company';
import { doors, PUBLIC_URL } from '../accounts/visitor';

const { store, app, owner, run, clock } = await cafeCompany();
const { workspaceId } = owner;
const { visit } = await doors(store);
const worker = startWorker(store, {
  handlers: { 'send-message': handleSendMessage({ development: true, publicUrl: PUBLIC_URL }) },
  onError: () => {},
});
afterAll(() => worker.stop());

const filledIn = (more: object = {}) => ({ name: '沈安', consent: true, ...more });

async function codeFor(phone: string): Promise<string> {
  await worker.drain();
  const to = `+86${phone}`;
  const [newest] = await store.db.select().from(message).where(eq(message.recipient, to)).orderBy(desc(message.id));
  return /(\d{6})/.exec(newest?.text ?? '')?.[1] ?? '';
}

const membersWith = (phone: string) => store.db.select().from(member).where(eq(member.phone, phone));

describe('somebody new', () => {
  it('proves the phone, fills in the form, and is a member who is signed in', async () => {
    const phone = '13900000001';
    const visitor = visit();
    await visitor.post('/member/code', { app, phone });
    const proven = await visitor.post('/member/sign-in', { app, phone, code: await codeFor(phone) });
    const { phoneProof } = proven.body as { phoneProof: string };
    const refused = await visitor.post('/member/register', { app, phoneProof, values: { name: '沈安' } });
    expect(refused.status).toBe(400);
    expect(await membersWith(phone)).toEqual([]);
    // The phone that was proven counts, whatever is sent along.
    const values = filledIn({ phone: '13911111111' });
    const registered = await visitor.post('/member/register', { app, phoneProof, values });
    expect(registered).toMatchObject({ status: 200, body: { memberId: expect.any(String) } });
    expect(registered.body).not.toHaveProperty('session');
    expect(await memberFromRequest(store, visitor.headers, workspaceId)).toMatchObject({
      memberId: registered.body.memberId,
      workspaceId,
      method: 'registration',
    });
    expect(await membersWith(phone)).toHaveLength(1);

    const again = visit();
    expect((await again.post('/member/register', { app, phoneProof, values })).code).toBe('members.proofExpired');
  });

  it('is written to in the language they read, from the first code on, until they choose another', async () => {
    const phone = '13900000007';
    const visitor = visit().reads('en');
    await visitor.post('/member/code', { app, phone });
    const proven = await visitor.post('/member/sign-in', { app, phone, code: await codeFor(phone) });
    const [letter] = await store.db
      .select()
      .from(message)
      .where(eq(message.recipient, `+86${phone}`));
    expect(letter?.text).toContain('code is');
    const values = filledIn();
    await visitor.post('/member/register', { app, phoneProof: proven.body.phoneProof, values });
    const locale = async () => (await membersWith(phone))[0]?.locale;
    expect(await locale()).toBe('en');
    await visitor.post('/member/language', { app, locale: 'zh-TW' });
    expect(await locale()).toBe('zh-TW');
    expect((await visitor.post('/member/language', { app, locale: 'fr' })).status).toBe(400);
    expect((await visit().post('/member/language', { app, locale: 'en' })).status).toBe(401);
    clock.tick(120_000);
    const elsewhere = visit().reads('en');
    await elsewhere.post('/member/code', { app, phone });
    await elsewhere.post('/member/sign-in', { app, phone, code: await codeFor(phone) });
    expect(await locale()).toBe('en');
  });

  it('is one member, though two registrations of the phone arrive at once', async () => {
    const phone = '13900000002';
    const proofs = await store.write(async (tx) => [
      await provePhone(tx, { workspaceId, phone }),
      await provePhone(tx, { workspaceId, phone }),
      await provePhone(tx, { workspaceId, phone }),
    ]);
    const replies = await Promise.all(
      proofs.map((phoneProof) => visit().post('/member/register', { app, phoneProof, values: filledIn() })),
    );
    expect(replies.filter((reply) => reply.code === 'ok')).toHaveLength(1);
    for (const reply of replies) if (reply.code !== 'ok') expect(reply.status).toBeLessThan(500);
    expect(await membersWith(phone)).toHaveLength(1);
  });

  it('is no member by a public form alone, and a form without a link is not public', async () => {
    const visitor = publicActor(workspaceId, app);
    const submit = (form: string, values: object) => run(submitPublicForm, { app, form, values }, visitor);
    const values = filledIn({ phone: '13900000004' });
    await expect(submit('member', values)).rejects.toMatchObject({ code: 'records.memberFormByLink' });
    await expect(submit('check_in', {})).rejects.toMatchObject({ code: 'records.formNotPublic' });
    expect(await membersWith('13900000004')).toEqual([]);
  });

  it('cannot do without the proof, or with one of another company', async () => {
    const values = filledIn({ phone: '13900000003' });
    const without = await visit().post('/member/register', { app, phoneProof: 'x.y', values });
    expect(without.code).toBe('members.proofExpired');
    const elsewhere = await store.write((tx) => provePhone(tx, { workspaceId: 'w', phone: '13900000003' }));
    const foreign = await visit().post('/member/register', { app, phoneProof: elsewhere, values });
    expect(foreign.code).toBe('members.proofExpired');
    expect(await membersWith('13900000003')).toEqual([]);
  });
});
