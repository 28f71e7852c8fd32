import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commandLog, job } from '@/drizzle/tables/commands';
import { message } from '@/drizzle/tables/messages';
import { changeMemberPhone } from '@/engine/commands/change-member-phone';
import { changeRecord } from '@/engine/commands/change-record';
import { createRecord } from '@/engine/commands/create-record';
import { eraseMember } from '@/engine/commands/erase-member';
import { phoneDoor } from '@/engine/commands/phone-door';
import { adjustPoints } from '@/engine/commands/points-by-hand';
import { redeemReward } from '@/engine/commands/redeem-reward';
import { runCommand } from '@/engine/commands/run';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { memberFromToken } from '@/engine/members/member-session';
import { requestCode } from '@/engine/members/request-code';
import { signInWithCode } from '@/engine/members/sign-in';
import { findMemberByPhone } from '@/engine/members/store/members';
import { makeCode } from '@/engine/members/store/phone-codes';
import { insertSession } from '@/engine/members/store/sessions';
import { memberActor } from '@/engine/permissions/doors';
import { listJournals } from '@/engine/reads/list-journals';
import { listMembers } from '@/engine/reads/list-members';
import { queryRecords } from '@/engine/reads/query-records';
import { showMember } from '@/engine/reads/show-member';
import { cafeCompany } from '../../world/company';
import { shop } from '../../world/two-stores';

const company = await cafeCompany();
const { store, owner, run, ask, app } = company;
const { workspaceId } = owner;
const river = await shop(company, 'River');
const caller = { address: '192.0.2.9', userAgent: 'test', headers: new Headers(), locale: null };

async function signedIn(memberId: string): Promise<string> {
  return store.write((tx) => insertSession(tx, { id: memberId, workspaceId }, { method: 'code', userAgent: 'phone' }));
}

async function notes(memberId: string) {
  const rows = await store.read((tx) =>
    tx.db
      .select()
      .from(commandLog)
      .where(eq(commandLog.subject, `member:${memberId}`)),
  );
  return rows.map(({ command, note }) => [command, note]);
}

describe('a phone', () => {
  it('is changed by staff with a reason: profile, sign-in and search follow, and every device is signed out', async () => {
    const id = await river.member('Wang', '13800000001');
    const token = await signedIn(id);
    const wanted = { app, member: id, phone: '+86 138 0000 0002', reason: 'showed the passport' };
    await run(changeMemberPhone, wanted, river.manager);
    expect(await memberFromToken(store, token)).toBeNull();
    expect((await ask(listMembers, { app, text: '0002' })).members.map((one) => one.id)).toEqual([id]);
    expect((await ask(listMembers, { app, text: '13800000001' })).members).toEqual([]);
    const [profile] = (await ask(queryRecords, { app, form: 'member', search: '13800000002' })).records;
    expect(profile?.values.phone).toBe('13800000002');
    expect(await notes(id)).toContainEqual(['change-member-phone', 'showed the passport']);
    expect((await ask(showMember, { app, member: id })).store).toBe('River');
  });

  it('that another member has is refused in clear words, and nothing changes', async () => {
    const id = await river.member('Li', '13800000003');
    const refused = run(changeMemberPhone, { app, member: id, phone: '13800000002', reason: 'x' });
    await expect(refused).rejects.toMatchObject({ code: 'members.phoneOfOther', problems: [{ path: '/phone' }] });
    const same = run(changeMemberPhone, { app, member: id, phone: '13800000003', reason: 'x' });
    await expect(same).rejects.toMatchObject({ code: 'members.samePhone' });
    await expect(run(changeMemberPhone, { app, member: id, phone: '1', reason: 'x' })).rejects.toMatchObject({
      code: 'members.notPhone',
    });
    await expect(run(changeMemberPhone, { app, member: id, phone: '13800000004', reason: ' ' })).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect((await ask(showMember, { app, member: id })).phone).toBe('13800000003');
  });

  it('is not a clerk’s to change, also not by editing the profile', async () => {
    const id = await river.member('Zhao', '13800000005');
    const { profile } = await ask(showMember, { app, member: id });
    const wanted = { app, member: id, phone: '13800000006', reason: 'x' };
    await expect(run(changeMemberPhone, wanted, river.clerk)).rejects.toMatchObject({ kind: 'forbidden' });
    const edit = { app, form: 'member', id: profile?.record, revision: 1, values: { phone: '13800000006' } };
    await expect(run(changeRecord, edit, river.clerk)).rejects.toMatchObject({ kind: 'forbidden' });
    await run(changeRecord, { ...edit, values: { name: 'Zhao Liu' } }, river.clerk);
  });

  it('is changed by the member with the code sent to the new one, who stays signed in on this device alone', async () => {
    const id = await river.member('Sun', '13800000007');
    const [here, elsewhere] = [await signedIn(id), await signedIn(id)];
    const by = { ...caller, headers: new Headers({ cookie: `pw_member_${workspaceId}=${here}` }) };
    const change = phoneDoor(store);
    const asked = { app, phone: '13800000008' };
    const code = await store.write((tx) => makeCode(tx, { workspaceId, phone: '13800000008' }));
    const wrong = code === '000000' ? '111111' : '000000';
    await expect(change(by, { ...asked, code: wrong })).rejects.toMatchObject({
      code: 'members.wrongCode',
    });
    await expect(change(caller, { ...asked, code })).rejects.toMatchObject({ kind: 'unauthenticated' });
    await change(by, { ...asked, code });
    expect((await memberFromToken(store, here))?.memberId).toBe(id);
    expect(await memberFromToken(store, elsewhere)).toBeNull();
    expect((await ask(showMember, { app, member: id })).phone).toBe('13800000008');
    const taken = await store.write((tx) => makeCode(tx, { workspaceId, phone: '13800000003' }));
    await expect(change(by, { app, phone: '13800000003', code: taken })).rejects.toMatchObject({
      code: 'members.phoneOfOther',
    });
  });
});

/** Every place of the database where a text stands. */
async function placesOf(text: string): Promise<string[]> {
  return store.read(async (tx) => {
    const sqlite = tx.dialect === 'sqlite';
    const tables = await tx.db.values<[string]>(
      sqlite
        ? sql`select name from sqlite_schema where type = 'table'`
        : sql`select table_name from information_schema.tables where table_schema = 'public'`,
    );
    const found: string[] = [];
    for (const [table] of tables) {
      const row = sqlite ? await rowText(table) : sql.raw(`"${table}"::text`);
      const hits = await tx.db.values<[number]>(
        sql`select count(*) from ${sql.identifier(table)} where ${row} like ${`%${text}%`}`,
      );
      if (Number(hits[0]?.[0]) > 0) found.push(table);
    }
    return found;

    async function rowText(table: string) {
      const columns = await tx.db.values<[number, string]>(sql.raw(`pragma table_info("${table}")`));
      return sql.raw(columns.map(([, name]) => `coalesce(cast("${name}" as text), '')`).join(" || ' ' || "));
    }
  });
}

describe('erasing a member', () => {
  it('leaves nothing of the person anywhere, and the books as they were', async () => {
    const id = await river.member('Ouyang Fuxing', '13911112222', 300);
    const who = memberActor({ id, workspaceId, name: 'Ouyang Fuxing' });
    const { cardNumber, profile, points } = await ask(showMember, { app, member: id });
    const reward = { name: 'Cup', cost: 50, stock: 5, on_sale: true };
    const { record } = await run(createRecord, { app, form: 'reward', values: reward });
    await run(redeemReward, { app, reward: record.id }, who);
    const edit = { app, form: 'member', id: profile?.record, revision: 1, values: { birthday: '1990-01-01' } };
    await runCommand(store, changeRecord, { actor: owner, input: edit, key: 'remembered' });
    await run(adjustPoints, { app, member: id, points: 7, reason: 'goodwill', key: 'gift' });
    const token = await signedIn(id);
    await requestCode(store, { workspaceId, address: caller.address, locale: null }, { phone: '13911112222' });
    const log = { channel: 'sms', recipient: '+8613911112222', template: 'x', subject: null, error: null };
    await store.write((tx) =>
      tx.db
        .insert(message)
        .values({ ...log, id: tx.newId(), workspaceId, text: 'Dear Ouyang Fuxing', status: 'kept', createdAt: tx.now }),
    );
    const mail = { ...log, channel: 'mail', recipient: 'boss@example.com' };
    await store.write((tx) =>
      tx.db
        .insert(message)
        .values({ ...mail, id: tx.newId(), workspaceId, text: 'For Ouyang Fuxing', status: 'kept', createdAt: tx.now }),
    );
    const journals = (await ask(listJournals, { app, member: id })).lines.map((line) => [line.id, line.change]);
    expect(await placesOf('13911112222')).not.toEqual([]);

    await run(eraseMember, { member: id, reason: 'asked for it' }, river.manager);
    for (const text of ['13911112222', 'Ouyang', 'Fuxing', String(cardNumber), '1990-01-01']) {
      expect([text, await placesOf(text)]).toEqual([text, []]);
    }
    expect(await memberFromToken(store, token)).toBeNull();
    const page = await ask(showMember, { app, member: id });
    expect(page).toMatchObject({ status: 'erased', phone: null, cardNumber: null, profile: null });
    expect(page.points?.visible).toBe((points?.visible ?? 0) - 50 + 7);
    expect((await ask(listJournals, { app, member: id })).lines.map((line) => [line.id, line.change])).toEqual(
      journals,
    );
    expect((await ask(listMembers, { app, text: 'Ouyang' })).members).toEqual([]);
    expect((await ask(queryRecords, { app, form: 'member', search: 'Ouyang', binned: true })).records).toEqual([]);
    expect(await notes(id)).toContainEqual(['erase-member', 'asked for it']);
    expect(await store.read((tx) => findMemberByPhone(tx, workspaceId, '13911112222'))).toBeNull();
    const jobs = await store.read((tx) => tx.db.select().from(job).where(eq(job.status, 'waiting')));
    expect(JSON.stringify(jobs)).not.toContain('13911112222');
  });

  it('frees the phone: whoever has it now starts as somebody new', async () => {
    const code = await store.write((tx) => makeCode(tx, { workspaceId, phone: '13911112222' }));
    const place = { workspaceId, address: caller.address, userAgent: 'test', locale: null };
    expect(await signInWithCode(store, place, { phone: '13911112222', code })).toHaveProperty('phoneProof');
  });

  it('waits until points on hold are decided, is done once, and is not for clerks or other stores', async () => {
    const id = await river.member('Qian', '13911113333', 1_000);
    const who = memberActor({ id, workspaceId });
    const reward = { name: 'Pot', cost: 800, stock: 5, on_sale: true };
    const { record } = await run(createRecord, { app, form: 'reward', values: reward });
    await run(redeemReward, { app, reward: record.id }, who);
    await expect(run(eraseMember, { member: id, reason: 'x' })).rejects.toMatchObject({ code: 'members.openHolds' });
    const zhou = await river.member('Zhou', '13911114444');
    const hill = await shop(company, 'Hill');
    for (const stranger of [river.clerk, hill.manager]) {
      await expect(run(eraseMember, { member: zhou, reason: 'x' }, stranger)).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
    await run(eraseMember, { member: zhou, reason: 'x' });
    await expect(run(eraseMember, { member: zhou, reason: 'x' })).rejects.toMatchObject({ code: 'members.erased' });
    await expect(
      run(changeMemberPhone, { app, member: zhou, phone: '13911115555', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'members.erased' });
    const gift = { app, member: zhou, points: 5, reason: 'x', key: 'late' };
    await expect(run(adjustPoints, gift)).rejects.toMatchObject({ code: 'members.erased' });
    await expect(run(createRecord, { app, form: 'order', values: { member: zhou, amount: 5 } })).rejects.toMatchObject({
      problems: [{ path: '/member' }],
    });
  });

  it('keeps every law of the ledger', async () => {
    const report = await store.read((tx) => verifyLedger(tx, { workspaceId }));
    expect(report.breaks).toEqual([]);
  });
});
