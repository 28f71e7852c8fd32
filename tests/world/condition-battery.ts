import { type SQLWrapper, sql } from 'drizzle-orm';
import { LITERAL_SHAPES, OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import { PERIODS } from '@/engine/conditions/period';
import type { Leaf, Operator } from '@/engine/conditions/schema';
import type { Place, SqlSubject } from '@/engine/conditions/subject';
import type { FieldType } from '@/engine/fields/field-type';
import { fieldType } from '@/engine/fields/registry';
import { subjectOf } from '@/engine/forms/subject';
import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';

/** A field of every kind of subject, with values that lie at the edges of what operators ask. */
export interface BatteryField {
  readonly subject: Omit<SqlSubject, 'columns'>;
  readonly column: 'text' | 'integer';
  readonly values: readonly Json[];
  /** Literals besides the values themselves. */
  readonly literals: readonly Json[];
  store(value: Json): string | number | null;
}

/** Noon of Thursday 2026-01-15 in Shanghai. */
export const MOMENT: Moment = { now: Date.UTC(2026, 0, 15, 4), timeZone: 'Asia/Shanghai' };

const asIs = (value: Json): string | number | null => (typeof value === 'object' ? null : (value as string | number));
const decimal = (scale: number) => (value: Json) => (value === null ? null : Math.round(Number(value) * 10 ** scale));
const keys = (value: Json) => (Array.isArray(value) ? `|${value.join('|')}|` : null);
const json = (value: Json) => (value === null ? null : JSON.stringify(value));

const DAYS = ['2026-01-15', '2026-01-14', '2026-01-16', '2026-01-12', '2026-01-11', '2026-01-19', '2025-12-31'];
const MORE_DAYS = ['2026-02-01', '2026-01-31', '2026-03-31', '2025-10-01', '2024-02-29', '0001-01-01', '9999-12-31'];

/** A field that picks people, stores or records, as its type stores and compares them. */
function pick(name: string, settings: Json, stored: readonly (string | null)[]): BatteryField {
  const type: FieldType = fieldType(name);
  const values = stored.map((one) => type.fromColumns([one], settings));
  const texts = values.map((value) => JSON.stringify(value));
  const subject = subjectOf(type, settings);
  if (!subject || new Set(texts).size < texts.length) throw new Error('the values of a battery field tell rows apart');
  return {
    subject,
    column: 'text',
    values,
    literals: subject.kind === 'list' ? ['c', 'z'] : ['c', 'z', 'b|c', '|b|c|'],
    store: (value) => stored[texts.indexOf(JSON.stringify(value))] ?? null,
  };
}

export const FIELDS: Readonly<Record<string, BatteryField>> = {
  text: {
    subject: { kind: 'text' },
    column: 'text',
    values: [
      ...[null, '', 'a', 'A', 'b', 'abc', 'ABC', 'xabcx', 'aÉb', 'aéb', 'É', 'ß', '%', '_', 'a_b', 'axb', '\\', 'a\\b'],
      ...[
        '积分',
        '会员积分',
        '\u{1f600}',
        '\ufb01',
        '\u{20bb7}野',
        'Z',
        "o'brien",
        ' a ',
        '|a|',
        '10',
        '9',
        '"',
        'İ',
        'K',
      ],
    ],
    literals: ['aé', '会员', 'ab', 'AB', 'c', '0'],
    store: asIs,
  },
  amount: {
    subject: { kind: 'number', scale: 2 },
    column: 'integer',
    values: [null, 0, 1, -1, 0.01, 0.12, 0.13, -0.5, 99.99, 100, 8.2, 1.1, 123456.78, -123456.78],
    literals: [0.125, -0.125, 0.005, 1e15, -1e15, 1e300, 0.30000000000000004],
    store: decimal(2),
  },
  count: {
    subject: { kind: 'number' },
    column: 'integer',
    values: [null, 0, 1, -1, 7, 9007199254740991],
    literals: [0.5, -0.5, 2 ** 53, 2 ** 60],
    store: decimal(0),
  },
  agreed: {
    subject: { kind: 'yesno' },
    column: 'integer',
    values: [null, true, false],
    literals: [],
    store: (value) => (value === null ? null : Number(value)),
  },
  day: {
    subject: { kind: 'date' },
    column: 'text',
    values: [null, ...DAYS, ...MORE_DAYS],
    literals: ['2026-01-13'],
    store: asIs,
  },
  month: {
    subject: { kind: 'date', grain: 'month' },
    column: 'text',
    values: [null, '2026-01', '2025-12', '2026-02', '2025-10', '2025-01'],
    literals: ['2026-01-15'],
    store: asIs,
  },
  year: {
    subject: { kind: 'date', grain: 'year' },
    column: 'text',
    values: [null, '2026', '2025', '2027'],
    literals: ['2026-06'],
    store: asIs,
  },
  moment: {
    subject: { kind: 'datetime' },
    column: 'integer',
    values: [
      ...[null, '2026-01-14T15:59:59.999Z', '2026-01-14T16:00:00.000Z', '2026-01-15T04:00:00.000Z'],
      ...[
        '2026-01-15T15:59:59.999Z',
        '2026-01-15T16:00:00.000Z',
        '2025-12-31T15:59:59.999Z',
        '2025-12-31T16:00:00.000Z',
      ],
      ...['1969-12-31T23:59:59.999Z', '1986-05-03T17:30:00.000Z', '2026-01-11T16:00:00.000Z'],
    ],
    literals: ['2026-01-15', '2026-01-14', '2026-01-16', '1986-05-04', '2026-01-15T12:00:00+08:00'],
    store: (value) => (value === null ? null : Date.parse(String(value))),
  },
  tags: {
    subject: { kind: 'list' },
    column: 'text',
    values: [null, ['a'], ['b'], ['A'], ['ab'], ['a', 'b'], ['b', 'a', 'c'], ['a_b'], ['axb'], ['%'], ['积分']],
    literals: ['c', 'z', '_'],
    store: keys,
  },
  actor: {
    subject: { kind: 'text', part: (value) => (value as { readonly id?: string }).id },
    column: 'text',
    values: [null, { kind: 'staff', id: 's1' }, { kind: 'member', id: 'm1' }],
    literals: ['s1', 's2'],
    store: (value) => (value === null ? null : (value as { readonly id: string }).id),
  },
  buyer: pick('member', {}, [null, 'a', 'b', 'ab']),
  shop: pick('store', {}, [null, 'a', 'b', 'A']),
  // Stored while the field took one pick, or several.
  keeper: pick('staff', { multiple: false }, [null, 'a', '|b|c|', 'ab', '|abc|']),
  keepers: pick('staff', { multiple: true }, [null, 'a', 'b', '|a|b|', '|b|a|c|', '|ab|']),
  gift: pick('record', { form: 'gifts', multiple: false }, [null, 'a', '|b|a|', 'B']),
  gifts: pick('record', { form: 'gifts', multiple: true }, [null, 'b', '|a|', '|c|b|']),
  files: { subject: { kind: 'opaque' }, column: 'text', values: [null, [{ id: 'f1' }]], literals: [], store: json },
};

export const TABLE = sql.identifier('battery');

/** Every value of every field stands in some row, blanks of one beside values of another. */
export const ROWS: readonly Readonly<Record<string, Json>>[] = Array.from(
  { length: Math.max(...Object.values(FIELDS).map(({ values }) => values.length)) },
  (_, row) =>
    Object.fromEntries(Object.entries(FIELDS).map(([name, { values }]) => [name, values[row % values.length] ?? null])),
);

export function batteryPlace(moment = MOMENT): Place<SqlSubject> {
  return {
    ...moment,
    subject(name) {
      const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      const column: SQLWrapper = sql`${TABLE}.${sql.identifier(name)}`;
      return field && { ...field.subject, columns: [column] };
    },
  };
}

/** Every operator of every field with every literal that its shape allows. */
export function batteryLeaves(): readonly Leaf[] {
  return Object.entries(FIELDS).flatMap(([name, field]) =>
    (field.subject.operators ?? OPERATORS_BY_KIND[field.subject.kind]).flatMap((op) =>
      literalsFor(op, field).map((value) => (value === undefined ? { field: name, op } : { field: name, op, value })),
    ),
  );
}

function literalsFor(op: Operator, { subject, values, literals }: BatteryField): readonly (Json | undefined)[] {
  const plain = values.map((value) => (subject.part && value !== null ? (subject.part(value) ?? null) : value));
  const flat = subject.kind === 'list' ? plain.flat() : plain;
  const one = [...new Set([...flat, ...literals])].filter((value) => value !== null && value !== '');
  switch (LITERAL_SHAPES[op]) {
    case 'none':
      return [undefined];
    case 'one':
      return one;
    case 'pair':
      return one.flatMap((low, at) => [
        [low, one[(at + 1) % one.length] ?? low],
        [low, low],
        [one.at(-1) ?? low, low],
      ]);
    case 'many':
      return [
        ...one.map((value) => [value]),
        ...one.map((value, at) => [value, one[(at + 3) % one.length] ?? value]),
        one,
      ];
    case 'period':
      return PERIODS.flatMap((period): Json[] =>
        period === 'lastNDays' || period === 'nextNDays' ? [1, 7, 400].map((n) => ({ period, n })) : [{ period }],
      );
  }
}
