import { describe, expect, it } from 'vitest';
import { catalogueComplaints, flatten, readCatalogues } from './catalogues';
import { MessageFormatError, messageShape } from './message-format';
import { scriptComplaints } from './scripts';

it('every message exists in every language, and asks for the same values', () => {
  const catalogues = readCatalogues();
  for (const messages of catalogues.values()) expect(messages.size).toBeGreaterThan(0);
  expect(catalogueComplaints(catalogues)).toEqual([]);
});

it('each Chinese is written in its own script', () => {
  expect(scriptComplaints(readCatalogues())).toEqual([]);
});

describe('the script check', () => {
  it.each([
    ['zh-TW', '会员积分', 1],
    ['zh-TW', '會員積分', 0],
    ['zh-TW', '简体中文', 0],
    ['zh-CN', '會員', 1],
    ['zh-CN', '会员', 0],
    ['en', '會员', 0],
  ])('in %s, “%s” has %i complaints', (locale, message, count) => {
    expect(scriptComplaints(new Map([[locale, flatten({ a: message })]]))).toHaveLength(count);
  });
});

describe('the catalogue check', () => {
  const check = (zh: object, en: object) =>
    catalogueComplaints(
      new Map([
        ['zh-CN', flatten({ area: zh })],
        ['en', flatten({ area: en })],
      ]),
    );

  it.each([
    [{ a: '甲' }, {}],
    [{ a: { b: '甲' } }, { a: 'A' }],
    [{ a: '' }, { a: 'A' }],
    [{ a: '{name} 好' }, { a: 'Hello {nam}' }],
    [{ a: '{n} 分' }, { a: 'points' }],
    [{ a: '<b>好</b>' }, { a: 'good' }],
    [{ a: '{n' }, { a: '{n}' }],
    [{ a: '{n} 分' }, { a: '{n, plural, one {# point}}' }],
    [{ a: 3 }, { a: 'A' }],
  ])('complains about %j beside %j', (zh, en) => {
    expect(check(zh, en)).not.toEqual([]);
  });

  it.each([
    [{ a: '{n} 分' }, { a: '{n, plural, one {# point} other {# points}}' }],
    [{ a: '{who}得 {n} 分' }, { a: '{n, plural, =0 {{who} gets none} other {{who} gets #}}' }],
    [{ a: '<b>{x}</b>好' }, { a: "It's <b>{x}</b>" }],
    [{ a: '写作 {open}' }, { a: "written as '{'{open}'}'" }],
    [{ a: '{d, date, short}' }, { a: '{d, date, long}' }],
  ])('is silent about %j beside %j', (zh, en) => {
    expect(check(zh, en)).toEqual([]);
  });
});

describe('the shape of a message', () => {
  it('has the names of nested branches too', () => {
    const message = '{kind, select, gift {{n, plural, one {a gift} other {# gifts}} for {who}} other {<i>nothing</i>}}';
    expect([...messageShape(message).names].sort()).toEqual(['kind', 'n', 'who']);
    expect([...messageShape(message).tags]).toEqual(['i']);
  });

  it.each(['{', '}', '{}', '{a', '{a, plural}', '{a, select, x {y}}', '{a, plural, other {b}'])(
    '%s has none',
    (message) => {
      expect(() => messageShape(message)).toThrow(MessageFormatError);
    },
  );
});
