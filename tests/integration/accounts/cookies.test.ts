import { describe, expect, it } from 'vitest';
import { apiRouter } from '@/app/_entry/api/router';
import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { installTemplate } from '@/engine/commands/install-template';
import { publishApp } from '@/engine/commands/publish-app';
import { provePhone } from '@/engine/members/store/phone-codes';
import { readEnv } from '@/lib/env';
import { foundCompany, PASSWORD, type Workplace } from '../../world/people';
import { testStore } from '../../world/store';
import '@/engine/fields/ready';

const { store } = await testStore();
const company = await foundCompany(store);
const neighbour = await foundCompany(store, '邻店');
const { key: ours } = await company.does(company.owner, installTemplate, { template: 'cafe' });
const { key: theirs } = await neighbour.does(neighbour.owner, installTemplate, { template: 'cafe' });
const SAFE = 'https://club.example';
const PLAIN = 'http://shop.local:3000';

let phones = 0;

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly body: Record<string, unknown>;
  readonly cookies: readonly string[];
}

/** One browser at one address of the product, with a jar for its cookies. */
function browserAt(publicUrl: string) {
  const router = apiRouter(store, readEnv({ PUBLIC_URL: publicUrl }));
  const jar = new Map<string, string>();
  const ask = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await router.request(`${publicUrl}/api${path}`, {
      method,
      headers: {
        origin: publicUrl,
        'content-type': 'application/json',
        ...(jar.size && { cookie: [...jar].map((pair) => pair.join('=')).join('; ') }),
      },
      body: body && JSON.stringify(body),
    });
    const cookies = answer.headers.getSetCookie();
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const told = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, code: answer.ok ? 'ok' : String(told.code), body: told, cookies };
  };
  return {
    jar,
    get: (path: string) => ask('GET', path),
    post: (path: string, body: object = {}) => ask('POST', path, body),
    signIn: ({ ownerName }: Workplace) => ask('POST', '/auth/sign-in', { identifier: ownerName, password: PASSWORD }),
    join: async ({ workspaceId }: Workplace, app: string, name: string) => {
      const phone = `1370000${String(++phones).padStart(4, '0')}`;
      const phoneProof = await store.write((tx) => provePhone(tx, { workspaceId, phone }));
      return ask('POST', '/auth/member/register', { app, phoneProof, values: { name, consent: true } });
    },
  };
}

describe('the cookie of a session', () => {
  it('is kept from scripts and other sites, behind https from plain http, and for two weeks', async () => {
    const answer = await browserAt(SAFE).signIn(company);
    const [cookie] = answer.cookies.filter((line) => /session_token=[^;]/.test(line));
    expect(cookie).toMatch(/^__Secure-/);
    for (const attribute of [/; httponly/i, /; samesite=lax/i, /; secure/i, /; path=\//i, /; max-age=1209600/i]) {
      expect(cookie).toMatch(attribute);
    }
    expect((await browserAt(PLAIN).signIn(company)).cookies.join()).not.toMatch(/secure/i);
  });
});

describe('somebody who is a member of two companies behind one host', () => {
  const home = (app: string) => `/v1/portal/${app}/home`;

  it('has a cookie for each, as well kept as that of staff', async () => {
    for (const [address, flag] of [[SAFE, true] as const, [PLAIN, false] as const]) {
      const { cookies } = await browserAt(address).join(company, ours, '林');
      expect(cookies).toHaveLength(1);
      expect(cookies[0]).toMatch(new RegExp(`^pw_member_${company.workspaceId}=[^;]+`));
      for (const attribute of [/; httponly/i, /; samesite=lax/i, /; path=\/(;|$)/i]) {
        expect(cookies[0]).toMatch(attribute);
      }
      expect(/; secure/i.test(cookies[0] ?? '')).toBe(flag);
    }
  });

  it('stays signed in to one when coming to the other, and leaves one alone', async () => {
    const phone = browserAt(SAFE);
    await phone.join(company, ours, '在我们这里');
    expect((await phone.get(home(theirs))).code).toBe('api.signInFirst');
    await phone.join(neighbour, theirs, '在邻店');
    const [here, there] = [await phone.get(home(ours)), await phone.get(home(theirs))];
    expect([here.body.name, there.body.name]).toEqual(['在我们这里', '在邻店']);
    expect((await phone.post('/auth/member/sign-out', { app: theirs })).code).toBe('ok');
    expect((await phone.get(home(theirs))).code).toBe('api.signInFirst');
    expect((await phone.get(home(ours))).body.name).toBe('在我们这里');
  });

  it('is nobody at the other when a cookie is given its name', async () => {
    const phone = browserAt(SAFE);
    await phone.join(company, ours, '林');
    const [token = ''] = phone.jar.values();
    phone.jar.set(`pw_member_${neighbour.workspaceId}`, token);
    expect((await phone.get(home(theirs))).code).toBe('api.signInFirst');
    const password = { app: theirs, next: 'a leaf of maple' };
    expect((await phone.post('/auth/member/password', password)).code).toBe('api.signInFirst');
    expect((await phone.get(home(ours))).code).toBe('ok');
  });

  it('is a stranger to one although working for the other, and may fill in its open form', async () => {
    const { key: app } = await neighbour.does(neighbour.owner, createApp, { title: { en: 'Ask' }, key: 'ask' });
    const fields = [{ id: 'wish', type: 'text', title: { en: 'Wish' } }];
    const body = { title: { en: 'Wishes' }, publicLink: true, fields };
    await neighbour.does(neighbour.owner, createDefinition, { app, kind: 'form', key: 'wish', body });
    await neighbour.does(neighbour.owner, publishApp, { app });
    const desk = browserAt(SAFE);
    await desk.signIn(company);
    const sent = await desk.post(`/v1/public/${app}/forms/wish`, { values: { wish: 'tea' } });
    expect([sent.code, sent.body]).toEqual(['ok', { id: expect.any(String), title: expect.any(String) }]);
    const record = `/v1/apps/${app}/forms/wish/records/${sent.body.id}`;
    expect((await desk.get(record)).status).toBe(404);
  });
});
