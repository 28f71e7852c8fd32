import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import { OPERATORS } from '@/engine/conditions/schema';
import { isBlank } from '@/engine/fields/blank';
import type { FieldType, ParseContext, ReadTextContext } from '@/engine/fields/field-type';
import { judgeSettings } from '@/engine/fields/judge-settings';
import { FIELD_TYPES, fieldType, findFieldType } from '@/engine/fields/registry';
import type { Json } from '@/engine/kernel/json';
import en from '@/lib/i18n/messages/en/fields.json';
import simplified from '@/lib/i18n/messages/zh-CN/fields.json';
import traditional from '@/lib/i18n/messages/zh-TW/fields.json';
import { choices } from './fixtures/choices';
import { dates } from './fixtures/dates';
import { type Fixture, NAMES } from './fixtures/fixture';
import { numbers } from './fixtures/numbers';
import { texts } from './fixtures/texts';
import { things } from './fixtures/things';

const FIXTURES: readonly Fixture[] = [...texts, ...numbers, ...dates, ...choices, ...things];

const context: ParseContext = {
  now: Date.parse('2024-05-01T02:30:00Z'),
  timeZone: 'Asia/Shanghai',
  locale: 'en',
  door: 'screen',
};
const reader: ReadTextContext = {
  locale: 'en',
  timeZone: context.timeZone,
  names: NAMES,
  say: (name) => String(name.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], en.words)),
};
const starters = (name: string, params: Readonly<Record<string, string | number>> = {}) =>
  Object.fromEntries(
    Object.entries({ 'zh-CN': simplified, 'zh-TW': traditional, en }).map(([locale, texts]) => [
      locale,
      // The catalogue's own names; a missing one fails the test that reads it.
      (texts.starters as Record<string, string>)[name]?.replace(/\{(\w+)\}/g, (_, param) => String(params[param])),
    ]),
  );

const naughty = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../data/bad-inputs/blns.json'), 'utf8'),
) as string[];

const deep = (levels: number): Json => (levels === 0 ? 'x' : [deep(levels - 1)]);
const HOSTILE: readonly Json[] = [
  ...naughty,
  ...naughty.map((text) => [text]),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as Json,
  JSON.parse('{"toString": "x", "valueOf": 1, "length": -1}') as Json,
  'a'.repeat(10_000_000),
  '1'.repeat(1_000_000),
  ',|'.repeat(200_000),
  '\u0344'.repeat(50_000),
  Array(10_000).fill('x'),
  Array(10_000).fill({}),
  deep(1_000),
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  -0,
  0.1,
  true,
  false,
  {},
  [],
  [[]],
  [null],
  '',
  ' ',
  '\u3000',
];

interface Case {
  readonly name: string;
  readonly fixture: Fixture;
  readonly type: FieldType;
  readonly settings: unknown;
}

const cases: readonly Case[] = FIXTURES.map((fixture) => {
  const type = fieldType(fixture.type);
  const name = `${fixture.type} ${JSON.stringify(fixture.settings).slice(0, 60)}`;
  return { name, fixture, type, settings: type.settings.parse(fixture.settings) };
});

const parse = ({ type, settings }: Case, raw: Json) => type.parse(raw, settings, context);
const canonicals = (one: Case) => one.fixture.good.map(([, canonical]) => canonical).filter((value) => value !== null);

beforeAll(async () => {
  await Promise.all(cases.flatMap(({ type, settings }) => type.prepare?.(settings) ?? []));
});

describe('the registry', () => {
  it('holds every type once and finds nothing else', () => {
    expect(new Set(FIELD_TYPES.map(({ type }) => type)).size).toBe(FIELD_TYPES.length);
    for (const name of ['__proto__', 'constructor', 'toString', '', 'Text']) {
      expect(findFieldType(name)).toBeUndefined();
      expect(() => fieldType(name)).toThrow('fields.unknownType');
    }
  });

  it('has a fixture for every type', () => {
    expect(FIELD_TYPES.map(({ type }) => type).filter((type) => !FIXTURES.some((one) => one.type === type))).toEqual(
      [],
    );
  });

  it.each(FIELD_TYPES.map((type) => [type.type, type] as const))(
    '%s starts with settings that it accepts',
    (_, type) => {
      const initial = type.initial(starters);
      expect(type.settings.parse(initial)).toEqual(initial);
      expect(JSON.stringify(initial)).not.toContain('undefined');
    },
  );

  it.each(FIELD_TYPES.map((type) => [type.type, type] as const))('%s has a title and a help text', (_, type) => {
    for (const catalogue of [simplified, traditional, en]) {
      const texts = catalogue.types as Record<string, { title?: string; help?: string }>;
      expect(texts[type.type]?.title).toBeTruthy();
      expect(texts[type.type]?.help).toBeTruthy();
    }
  });

  it.each(cases.map((one) => [one.type.type, one] as const))('%s has a title for every setting', (_, { settings }) => {
    for (const name of Object.keys(settings as object)) {
      for (const catalogue of [simplified, traditional, en]) {
        expect((catalogue.settings as Record<string, { title?: string }>)[name]?.title, name).toBeTruthy();
      }
    }
  });
});

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const { fixture, type, settings } = one;

  it('normalises good values', () => {
    for (const [raw, canonical] of fixture.good)
      expect(parse(one, raw), JSON.stringify(raw)).toEqual({ value: canonical });
  });

  it('refuses bad values with the right code', () => {
    for (const [raw, code] of fixture.bad) {
      const parsed = parse(one, raw);
      expect('problems' in parsed && parsed.problems[0]?.code, JSON.stringify(raw).slice(0, 100)).toBe(code);
    }
  });

  it('has a text in every language for each code it refuses with', () => {
    for (const code of [...fixture.bad, ...(fixture.badSettings ?? [])].map(([, found]) => found)) {
      if (!code.startsWith('fields.')) continue;
      for (const catalogue of [simplified, traditional, en]) {
        expect((catalogue.problems as Record<string, string>)[code.slice('fields.'.length)], code).toBeTruthy();
      }
    }
  });

  it('refuses bad settings', () => {
    for (const [raw, code] of fixture.badSettings ?? []) {
      const judged = judgeSettings(type, raw);
      expect('problems' in judged && judged.problems[0]?.code, JSON.stringify(raw)).toBe(code);
    }
    expect(judgeSettings(type, fixture.settings)).toEqual({ settings });
  });

  it('answers its own answers unchanged', () => {
    for (const value of canonicals(one)) expect(parse(one, value)).toEqual({ value });
  });

  it('survives hostile values: refused, or normalised for good', () => {
    for (const raw of HOSTILE) {
      if (isBlank(raw)) continue;
      const parsed = parse(one, raw);
      if ('problems' in parsed) {
        expect(parsed.problems.length).toBeGreaterThan(0);
        expect(JSON.stringify(parsed).length).toBeLessThan(2_000_000);
      } else if (parsed.value !== null) {
        expect(parse(one, parsed.value)).toEqual(parsed);
        expect(type.fromColumns(type.toColumns(parsed.value, settings), settings)).toEqual(
          type.role === 'section' ? null : parsed.value,
        );
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('reads hostile text from a cell without breaking', () => {
    for (const text of HOSTILE.filter((raw) => typeof raw === 'string')) {
      const raw = type.fromText(text, settings, reader);
      if (!isBlank(raw)) expect(parse(one, raw)).toBeDefined();
    }
  });

  it('comes back from its columns', () => {
    const columns = type.columns(settings);
    const width = type.baseColumns?.length ?? columns.length;
    expect(type.toColumns(null, settings).every((stored) => stored === null)).toBe(true);
    expect(type.fromColumns(Array(width).fill(null), settings)).toBeNull();
    expect(new Set(columns.map(({ suffix }) => suffix)).size).toBe(columns.length);
    if (type.role === 'section') return;
    for (const value of canonicals(one)) {
      const stored = type.toColumns(value, settings);
      expect(stored).toHaveLength(width);
      for (const [at, column] of columns.entries()) {
        if (column.type === 'integer' && stored[at] !== null) expect(Number.isSafeInteger(stored[at])).toBe(true);
        if (column.type === 'text' && stored[at] !== null) expect(typeof stored[at]).toBe('string');
      }
      expect(type.fromColumns(stored, settings)).toEqual(value);
    }
  });

  it('comes back from its text', () => {
    for (const [typed, canonical] of fixture.typed ?? []) {
      expect(parse(one, type.fromText(typed, settings, reader)), typed).toEqual({ value: canonical });
    }
    for (const [value, text] of fixture.shown ?? []) expect(type.toText(value, settings, reader)).toBe(text);
    if (!type.importable) return;
    for (const value of canonicals(one)) {
      const text = type.toText(value, settings, reader);
      expect(parse(one, type.fromText(text, settings, reader)), text).toEqual({ value });
    }
  });

  it('describes its values to programs', () => {
    const schema = z.fromJSONSchema(type.jsonSchema(settings) as Parameters<typeof z.fromJSONSchema>[0]);
    for (const value of canonicals(one)) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(true);
    for (const wrong of [{ no: 'such' }, [[1]]]) {
      if (type.role === 'section') continue;
      expect(schema.safeParse(wrong).success).toBe(false);
    }
  });

  it('offers known operators, and none without a value', () => {
    const operators = type.operators(settings);
    expect(operators.every((operator) => OPERATORS.includes(operator))).toBe(true);
    expect(new Set(operators).size).toBe(operators.length);
    const kind = type.compares?.(settings).kind ?? type.expressionType(settings) ?? 'opaque';
    expect(operators.filter((operator) => !OPERATORS_BY_KIND[kind].includes(operator))).toEqual([]);
    expect(operators.length > 0).toBe(type.role !== 'container' && type.role !== 'display');
    if (type.canSort) expect((type.baseColumns ?? type.columns(settings)).length).toBeGreaterThan(0);
  });
});
