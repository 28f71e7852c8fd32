import { describe, expect, it } from 'vitest';
import { LIMITS } from '@/engine/kernel/limits';
import { queryRecords } from '@/engine/reads/query-records';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';
import { type RouterCall, routerClient } from '../../world/router-client';

const company = await cafeCompany();
const app = await notesApp(company);
const till = await routerClient(company, ['records:read', 'records:write']);
const NOTES = `/apps/${app}/forms/note/records`;

/** A program with a key, and anybody who has the link of the form. */
const doors = [
  { door: 'a program', path: NOTES, headers: {} },
  {
    door: 'a stranger',
    path: `/public/${app}/forms/note`,
    headers: { authorization: '', origin: 'http://localhost:3000' },
  },
] as const;

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

const count = async () => (await company.ask(queryRecords, { app, form: 'note', count: true })).count?.count;
const note = (values: unknown): RouterCall => ({ body: { values } });

/** Sends it in two languages; answers the problem when both say the same in their words and nothing was written. */
async function refused(path: string, call: RouterCall): Promise<Problem> {
  const before = await count();
  const ask = (language: string) =>
    till.call<Problem>(path, { ...call, headers: { 'accept-language': language, ...call.headers } });
  const [english, chinese] = [await ask('en'), await ask('zh-CN')];
  expect(english.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(english.body).toMatchObject({ status: english.status, type: 'about:blank' });
  expect([chinese.status, chinese.body.code]).toEqual([english.status, english.body.code]);
  for (const { title, problems } of [english.body, chinese.body]) {
    // A text without words would be its own code.
    for (const text of [title, ...problems.map((one) => one.message)])
      expect(text).not.toMatch(/^[a-zA-Z]+\.[a-zA-Z.]+$|^$/);
  }
  expect(english.body.title).not.toMatch(/\p{Script=Han}/u);
  expect(chinese.body.title).toMatch(/\p{Script=Han}/u);
  expect(await count()).toBe(before);
  return english.body;
}

describe.each(doors)('values of $door that do not fit the form', ({ path: address, headers }) => {
  const cases: readonly [string, unknown, string, string][] = [
    ['a field nobody knows', { line: 'a', colour: 'red' }, '/colour', 'forms.unknownField'],
    ['an object for a text', { line: { a: 1 } }, '/line', 'fields.notText'],
    ['a list for a text', { story: ['a'] }, '/story', 'fields.notText'],
    ['a truth for a text', { line: true }, '/line', 'fields.notText'],
    ['a control character', { line: 'a\u0000b' }, '/line', 'fields.controlCharacter'],
    ['half a character', { story: 'a\uD800b' }, '/story', 'fields.controlCharacter'],
    ['a text too long', { line: 'x'.repeat(10_001) }, '/line', 'fields.tooLong'],
    ['an option that is not offered', { kind: 'coffee' }, '/kind', 'fields.unknownOption'],
    ['a number for an option', { kind: 3 }, '/kind', 'fields.notOption'],
    ['a text for rows', { rows: 'x' }, '/rows', 'fields.notRows'],
    ['rows that are texts', { rows: ['x'] }, '/rows', 'fields.notRows'],
    ['10,000 rows', { rows: Array.from({ length: 10_000 }, () => ({ part: 'x' })) }, '/rows', 'fields.tooManyRows'],
    ['a field nobody knows in a row', { rows: [{ part: 'a', x: 1 }] }, '/rows/0/x', 'forms.unknownField'],
    ['a wrong type in a row', { rows: [{ part: 'a' }, { part: { a: 1 } }] }, '/rows/1/part', 'fields.notText'],
    ['a name every object has', { constructor: 'x' }, '/constructor', 'forms.unknownField'],
  ];

  it.each(cases)('%s is refused with its place', async (_name, values, path, code) => {
    const problem = await refused(address, { ...note(values), headers });
    expect(problem).toMatchObject({ status: 400, code: 'records.invalid' });
    expect(problem.problems.map((one) => [one.path, one.code])).toContainEqual([path, code]);
  });

  it('are all named at once', async () => {
    const problem = await refused(address, { ...note({ line: [1], kind: 'coffee', colour: 1 }), headers });
    expect(problem.problems.map((one) => one.path).sort()).toEqual(['/colour', '/kind', '/line']);
  });
});

describe.each(doors)('bodies of $door that are not even read as values', ({ path: address, headers }) => {
  const deep = (levels: number) => `{"values":{"line":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
  const cases: readonly [string, RouterCall, number, string][] = [
    ['not JSON', { text: '{"values":' }, 400, 'api.notJson'],
    ['10 MB of text', note({ story: 'x'.repeat(10_000_000) }), 413, 'api.tooLarge'],
    ['deep JSON', { text: deep(LIMITS.jsonDepth - 1) }, 400, 'api.tooDeep'],
    ['very deep JSON', { text: deep(1_000_000) }, 400, 'api.tooDeep'],
    ['too many members', { text: `{"values":[${'0,'.repeat(LIMITS.jsonKeys * 2)}0]}` }, 400, 'api.tooManyKeys'],
    ['__proto__ at the top', { text: '{"__proto__":{"a":1},"values":{}}' }, 400, 'api.reservedKey'],
    ['__proto__ among the values', { text: '{"values":{"__proto__":{"line":"x"}}}' }, 400, 'api.reservedKey'],
    ['__proto__ spelt otherwise', { text: '{"values":{"\\u005f_proto__":1}}' }, 400, 'api.reservedKey'],
    ['a list', { text: '[]' }, 400, 'api.invalidInput'],
    ['a word', { text: '"values"' }, 400, 'api.invalidInput'],
    ['nothing', { text: '' }, 400, 'api.invalidInput'],
    ['values of another kind', { body: { values: 'x' } }, 400, 'api.invalidInput'],
    ['a part nobody knows', { body: { values: {}, door: 'staff' } }, 400, 'api.invalidInput'],
    ['a source of the wrong kind', { body: { values: {}, source: 7 } }, 400, 'api.invalidInput'],
  ];

  it.each(cases)('%s', async (_name, call, status, code) => {
    expect(await refused(address, { method: 'POST', ...call, headers })).toMatchObject({ status, code });
    expect(({} as { line?: unknown }).line).toBeUndefined();
  });

  it('are read when they are just within what is allowed', async () => {
    const sent = { method: 'POST', text: deep(LIMITS.jsonDepth - 2), headers } as const;
    expect(await refused(address, sent)).toMatchObject({ status: 400, code: 'records.invalid' });
  });
});

describe('callers and addresses', () => {
  it('are told when the key is absent, wrong, or nobody’s', async () => {
    const asked = (authorization: string) => refused(NOTES, { ...note({ line: 'a' }), headers: { authorization } });
    expect(await asked('')).toMatchObject({ status: 401, code: 'api.signInFirst' });
    expect(await asked('Bearer pw_x_y')).toMatchObject({ status: 401, code: 'api.badKey' });
    expect(await asked(`Bearer ${till.key.slice(0, -1)}`)).toMatchObject({ status: 401, code: 'api.badKey' });
    expect(await asked('Bearer __proto__')).toMatchObject({ status: 401, code: 'api.badKey' });
  });

  it('may do only what the key was given', async () => {
    const reader = await routerClient(company, ['records:read']);
    const asked = refused(NOTES, { ...note({ line: 'a' }), headers: { authorization: `Bearer ${reader.key}` } });
    expect(await asked).toMatchObject({ status: 403, code: 'api.scopeMissing' });
    expect(await refused('/api-keys', { body: { name: 'x', scopes: ['records:read'] } })).toMatchObject({
      status: 403,
      code: 'api.notForKeys',
    });
  });

  it('see nothing of another company', async () => {
    const other = await cafeCompany();
    const foreign = await routerClient(other, ['records:read', 'records:write']);
    const { record } = (await till.call<{ record: { id: string } }>(NOTES, note({ line: 'ours' }))).body;
    const asked = { 'accept-language': 'en' };
    expect((await foreign.call(NOTES, { ...note({ line: 'x' }), headers: asked })).body).toMatchObject({
      status: 404,
      code: 'apps.unknown',
    });
    expect((await foreign.call(`/apps/${other.app}/forms/order/records/${record.id}`)).body).toMatchObject({
      status: 404,
      code: 'records.unknown',
    });
  });

  const addresses: readonly [string, string][] = [
    ['/nowhere', 'api.unknownAddress'],
    ['/apps/none/forms/note/records', 'apps.unknown'],
    ['/apps/__proto__/forms/note/records', 'apps.unknown'],
    [`/apps/${app}/forms/none/records`, 'apps.unknownForm'],
    [`/apps/${app}/forms/__proto__/records`, 'apps.unknownForm'],
    [`/apps/${app}/forms/constructor/records`, 'apps.unknownForm'],
  ];
  it.each(addresses)('%s is nowhere', async (path, code) => {
    expect(await refused(path, note({ line: 'a' }))).toMatchObject({ status: 404, code });
  });
});
