import { describe, expect, it } from 'vitest';
import { cafeCompany } from '../../world/company';
import { foundCompany, PASSWORD } from '../../world/people';
import { doors, type Reply, type Visitor } from './visitor';

const { store, app } = await cafeCompany();
const { visit } = await doors(store);
const company = await foundCompany(store);
const password = 'a long enough password';
const phone = '13900000000';

/** Every door with a body as people send it. */
const DOORS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/sign-in': { identifier: 'somebody', password },
  '/second-factor': { code: '123456' },
  '/reset-link': { email: 'somebody@example.com' },
  '/reset': { token: 'x', password },
  '/create-company': { setupToken: 'x', name: 'x', owner: { name: 'x', email: 'a@b.cn', password } },
  '/accept-invitation': { token: 'x', name: 'x', password },
  '/workplace': { workspaceId: 'x' },
  '/password': { current: password, next: password },
  '/second-factor/begin': { password },
  '/member/code': { app, phone },
  '/member/sign-in': { app, phone, code: '123456' },
  '/member/register': { app, phoneProof: 'x', values: { name: 'x' } },
  '/member/sign-in-with-password': { app, phone, password },
  '/member/password': { next: password },
  '/member/phone': { app, phone, code: '123456' },
};

const LONG = 10_000_000;
const deep = (levels: number) => `{"app":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const BODIES: readonly [string, string, string][] = [
  ['no JSON', '{"app":', 'api.notJson'],
  ['10 MB of text', `{"app":"${'x'.repeat(LONG)}"}`, 'api.tooLarge'],
  ['deep JSON', deep(50), 'api.tooDeep'],
  ['a reserved name', '{"__proto__":{"app":"x"}}', 'api.reservedKey'],
  ['a reserved name in an escape', '{"values":{"\\u005f_proto__":1}}', 'api.reservedKey'],
  ['a list', '[]', 'api.invalidInput'],
  ['a word', '"x"', 'api.invalidInput'],
  ['nothing', '', 'api.invalidInput'],
  ['a name every object has', '{"constructor":"x","toString":1}', 'api.invalidInput'],
];

const VALUES: readonly unknown[] = [
  null,
  [],
  { $ne: 1 },
  'a\u0000b',
  '\uD800',
  '__proto__',
  "' or 1=1 --",
  'x'.repeat(5_000),
];

let visits = 0;
/** From an address of its own, so that nobody is refused for asking often. */
const stranger = () => {
  visits += 1;
  return visit(`198.18.${visits >> 8}.${visits & 255}`);
};

function expectRefusal(reply: Reply, told: unknown) {
  expect([told, reply.status >= 400 && reply.status < 500, reply.body.code]).toEqual([told, true, reply.body.code]);
  expect(reply.body.code).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
  expect(reply.body).toMatchObject({ type: 'about:blank', status: reply.status, title: expect.stringMatching(/\S/) });
}

describe.each(Object.entries(DOORS))('the door %s', (path, good) => {
  it('refuses bodies that nobody sends', async () => {
    for (const [name, text, code] of BODIES) {
      const reply = await stranger().postText(path, text);
      expectRefusal(reply, name);
      // Whoever is not signed in may be told so first.
      if (reply.status !== 401) expect([name, reply.code]).toEqual([name, code]);
    }
    expect(({} as { app?: unknown }).app).toBeUndefined();
  });

  it('answers nonsense in any place with a refusal, signed in or not', { timeout: 60_000 }, async () => {
    const owner = stranger();
    expect((await owner.post('/sign-in', { identifier: company.ownerName, password: PASSWORD })).status).toBe(200);
    const tries = async (visitor: Visitor, value: unknown, name: string) => {
      const reply = await visitor.post(path, { ...good, [name]: value });
      if (reply.status === 200) expect([path, name, value]).toEqual(['/member/code', 'app', value]);
      else expectRefusal(reply, [name, value]);
    };
    for (const value of VALUES) {
      for (const name of Object.keys(good)) await tries(stranger(), value, name);
      const [first = ''] = Object.keys(good);
      await tries(owner, value, first);
    }
    expectRefusal(await stranger().post(path, { ...good, surprise: 1 }), 'a part nobody knows');
  });
});

it('afterwards the right words still open the door', async () => {
  const owner = stranger();
  const reply = await owner.post('/sign-in', { identifier: company.ownerName, password: PASSWORD });
  expect(reply.body).toEqual({ status: 'signedIn' });
});
