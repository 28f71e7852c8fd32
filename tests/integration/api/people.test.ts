import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { apiRouter } from '@/app/_entry/api/router';
import { file as fileTable } from '@/drizzle/tables/records';
import { createMember } from '@/engine/commands/create-member';
import { createRecord } from '@/engine/commands/create-record';
import { editDraft } from '@/engine/commands/edit-draft';
import { importRows } from '@/engine/commands/import-rows';
import { installTemplate } from '@/engine/commands/install-template';
import { publishApp } from '@/engine/commands/publish-app';
import { startImport } from '@/engine/commands/start-import';
import type { Actor } from '@/engine/kernel/actor';
import { insertSession } from '@/engine/members/store/sessions';
import { getStaff } from '@/engine/organisation/store/staff';
import { showDraft } from '@/engine/reads/show-draft';
import { readEnv } from '@/lib/env';
import { uploadPath } from '@/lib/files/upload';
import { foundCompany, PASSWORD, type Workplace } from '../../world/people';
import { testClock, testStore } from '../../world/store';
import '@/engine/fields/ready';

const HOME = 'http://localhost:3000';
const folder = mkdtempSync(path.join(tmpdir(), 'people-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The sign-in library lives in real time.
const { store } = await testStore(testClock(Date.now()));
const router = apiRouter(store, readEnv({ PUBLIC_URL: HOME, DATA_DIR: folder }));
const [ours, theirs] = [await foundCompany(store), await foundCompany(store, '别家咖啡')];
const { key: app } = await ours.does(ours.owner, installTemplate, { template: 'cafe' });
const { key: theirApp } = await theirs.does(theirs.owner, installTemplate, { template: 'cafe' });
const [north, south] = [await ours.store('北店'), await ours.store('南店')];
const staff = {
  managerN: await ours.hires('北店长', 'manager', north.id),
  clerkN: await ours.hires('北店员', 'clerk', north.id),
  managerS: await ours.hires('南店长', 'manager', south.id),
};

interface Sent {
  readonly method?: string;
  readonly origin?: string | null;
  readonly body?: BodyInit;
}

/** A browser with one cookie, on a page of the given origin. */
function browser(cookie: string) {
  return (address: string, { method, origin = HOME, body }: Sent = {}) => {
    const headers = new Headers({ cookie, 'content-type': 'application/json' });
    if (origin !== null) headers.set('origin', origin);
    return router.request(`${HOME}/api/v1${address}`, { method: method ?? (body ? 'POST' : 'GET'), headers, body });
  };
}

async function signedIn(actor: Actor, at: Workplace = ours) {
  const { email } = await getStaff(store, at.workspaceId, actor.id);
  const answer = await router.request(`${HOME}/api/auth/sign-in`, {
    method: 'POST',
    headers: { origin: HOME, 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: email, password: PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return browser(cookies.join('; '));
}

let phones = 13_500_000_000;
async function guest(at: Workplace, of: string) {
  const values = { name: '客人', phone: String(phones++), consent: true };
  const { memberId: id } = await at.does(at.owner, createMember, { app: of, values });
  const who = { id, workspaceId: at.workspaceId };
  const token = await store.write((tx) => insertSession(tx, who, { method: 'code', userAgent: '' }));
  return { id, call: browser(`pw_member_${at.workspaceId}=${token}`) };
}

const codeOf = async (answer: Response | Promise<Response>): Promise<string> => {
  const said = await answer;
  return said.ok ? 'ok' : String(((await said.json()) as { code: string }).code);
};

const owner = await signedIn(ours.owner);
const managerN = await signedIn(staff.managerN);
const clerkN = await signedIn(staff.clerkN);
const managerS = await signedIn(staff.managerS);
const stranger = await signedIn(theirs.owner, theirs);
const member = await guest(ours, app);
const strangerMember = await guest(theirs, theirApp);

describe('a page of another site', () => {
  it('changes nothing with a cookie of ours', async () => {
    const order = { method: 'POST', body: JSON.stringify({ values: { member: member.id, amount: 5 } }) };
    const orders = `/apps/${app}/forms/order/records`;
    for (const origin of ['https://evil.example', 'null', null]) {
      expect(await codeOf(owner(orders, { ...order, origin }))).toBe('api.foreignOrigin');
    }
    expect(await codeOf(member.call(`/portal/${app}/check-in`, { body: '{}', origin: 'https://evil.example' }))).toBe(
      'api.foreignOrigin',
    );
    expect(await codeOf(owner(orders, order))).toBe('ok');
  });
});

describe('a browser', () => {
  it('shows the portal to members and the desk to staff, and neither to the other', async () => {
    const said = {
      member: [await codeOf(member.call(`/portal/${app}/home`)), await codeOf(member.call('/apps'))],
      staff: [await codeOf(owner(`/portal/${app}/home`)), await codeOf(owner('/apps'))],
      stranger: [await codeOf(strangerMember.call(`/portal/${app}/home`)), await codeOf(stranger(`/apps/${app}`))],
    };
    expect(said.member).toEqual(['ok', 'api.signInFirst']);
    expect(said.staff).toEqual(['api.signInFirst', 'ok']);
    expect(said.stranger).not.toContain('ok');
  });

  it('hands sheets over to those who may take data away', async () => {
    for (const sheet of [`/apps/${app}/forms/order/export?kind=csv`, `/apps/${app}/journals/export?sheet=csv`]) {
      expect([await codeOf(clerkN(sheet)), await codeOf(managerN(sheet))]).toEqual(['permissions.denied', 'ok']);
    }
  });
});

/** The smallest picture there is: one clear point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

async function upload(by: typeof owner, name: string, body: BodyInit): Promise<Kept> {
  const answer = await by(`/files?name=${name}`, { body });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Kept;
}

describe('a file', () => {
  it('is fetched by its sender and by those who read its record, and a picture of the mall by members', async () => {
    const picture = await upload(managerN, 'cup.png', PNG);
    const seenBy = async () => {
      const all = {
        owner,
        managerN,
        clerkN,
        managerS,
        stranger,
        member: member.call,
        strangerMember: strangerMember.call,
      };
      const seen: string[] = [];
      for (const [who, call] of Object.entries(all)) {
        const at = who.startsWith('stranger') ? theirApp : app;
        if ((await codeOf(call(`/files/${picture.id}?app=${at}`))) === 'ok') seen.push(who);
      }
      return seen.join(' ');
    };
    expect(await seenBy()).toBe('owner managerN');
    const shelve = (picked: Kept) =>
      ours.does(staff.managerN, createRecord, {
        app,
        form: 'reward',
        values: { name: '杯', cost: 5, picture: [picked] },
      });
    const { record } = await shelve(picture);
    expect(record.orgUnitId).toBe(north.id);
    expect(await seenBy()).toBe('owner managerN clerkN member');
    // Whoever names it later takes nothing away.
    await shelve(picture);
    const [kept] = await store.db.select().from(fileTable).where(eq(fileTable.id, picture.id));
    expect(kept?.recordId).toBe(record.id);
  });

  it('is shown when it is a picture, and only handed over when it is anything else', async () => {
    const picture = await upload(owner, 'cup.png', PNG);
    const text = await upload(owner, 'page.txt', '<script>alert(1)</script>');
    const shown = await owner(`/files/${picture.id}`);
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    const handed = await owner(`/files/${text.id}`);
    expect(handed.headers.get('content-type')).toBe('application/octet-stream');
    expect(handed.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await codeOf(owner('/files?name=page.html', { body: '<script>alert(1)</script>' }))).toBe(
      'records.uploadType',
    );
  });

  it('is what its bytes say, whatever its sender calls it', async () => {
    expect((await upload(owner, 'orders.csv', PNG)).type).toBe('image/png');
    const packed = gzipSync('member,amount\n');
    const program = Buffer.from('7f454c4602010100', 'hex');
    for (const body of [packed, program]) {
      expect(await codeOf(owner('/files?name=orders.csv', { body }))).toBe('records.uploadType');
    }
  });

  it('may be as large as an import from those who import', async () => {
    const large = Buffer.alloc(20_000_001, 'a,b\n');
    expect(await codeOf(clerkN('/files?name=a.csv', { body: large }))).toBe('records.uploadTooLarge');
    expect(await codeOf(managerN('/files?name=a.csv', { body: large }))).toBe('ok');
  });
});

describe('a picture in a profile', () => {
  it('is sent by the member, and shown to that member even when staff has chosen it', async () => {
    const { id, revision } = await ours.asks(ours.owner, showDraft, { app, kind: 'form', key: 'member' });
    const field = { id: 'portrait', type: 'image', title: { en: 'Portrait' } };
    await ours.does(ours.owner, editDraft, { id, revision, edits: [{ do: 'add-field', field, at: 0 }] });
    await ours.does(ours.owner, publishApp, { app });
    const other = await guest(ours, app);
    const seen = async (picture: Kept) => {
      const address = `/files/${picture.id}?app=${app}`;
      return [await codeOf(member.call(address)), await codeOf(other.call(address))];
    };
    const keep = async (picture: Kept) => {
      const answer = await member.call(`/portal/${app}/profile`);
      const { profile } = (await answer.json()) as { profile: { revision: number; values: object } };
      const body = JSON.stringify({ revision: profile.revision, values: { ...profile.values, portrait: [picture] } });
      expect(await codeOf(member.call(`/portal/${app}/profile`, { method: 'PATCH', body }))).toBe('ok');
    };
    const own = await upload((address, sent) => member.call(`${address}&app=${app}`, sent), 'me.png', PNG);
    await keep(own);
    expect(await seen(own)).toEqual(['ok', 'records.unknownFile']);
    const chosen = await upload(owner, 'you.png', PNG);
    expect(await seen(chosen)).toEqual(['records.unknownFile', 'records.unknownFile']);
    await keep(chosen);
    expect(await seen(chosen)).toEqual(['ok', 'records.unknownFile']);
  });
});

describe('an import', () => {
  it('shows its refused rows to whoever brought them in', async () => {
    const { id: file } = await upload(managerN, 'orders.csv', 'member,amount\nnobody,5\n');
    const format = { kind: 'text', encoding: 'utf-8', delimiter: ',' };
    const plan = { file, format, header: true, columns: ['member', 'amount'], locale: 'en' };
    const { id } = await ours.does(staff.managerN, startImport, { app, form: 'order', plan });
    const job = { id: 'job', workspaceId: ours.workspaceId, kind: 'import-rows', payload: { batch: id }, attempts: 1 };
    await importRows((of) => uploadPath(folder, of))(store, job);
    const sheet = `/imports/${id}/problems.csv`;
    const shown = await managerN(sheet);
    expect(await shown.text()).toContain('nobody');
    expect(await codeOf(owner(sheet))).toBe('ok');
    expect(await codeOf(managerS(sheet))).toBe('records.unknownImport');
    expect(await codeOf(clerkN(sheet))).toBe('permissions.denied');
  });
});
