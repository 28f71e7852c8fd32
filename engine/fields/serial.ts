import * as z from 'zod';
import { keySchema } from '@/engine/kernel/ids';
import { textColumn } from './columns';
import { fieldTypeOf } from './field-type';
import { normaliseText } from './normalise-text';
import { dayAt } from './read-moment';

const RESETS = ['never', 'year', 'month', 'day'] as const;
type Reset = (typeof RESETS)[number];

/** Date formats by the shortest period they tell apart. */
export const SERIAL_DATES = ['YYYY', 'YY', 'YYYYMM', 'YYMM', 'YYYYMMDD', 'YYMMDD'] as const;

const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), digits: z.int().min(2).max(12) }),
  z.strictObject({ kind: z.literal('date'), format: z.enum(SERIAL_DATES) }),
  z.strictObject({
    kind: z.literal('text'),
    text: z
      .string()
      .min(1)
      .max(20)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u),
  }),
  z.strictObject({ kind: z.literal('field'), field: keySchema }),
]);
type Part = z.infer<typeof partSchema>;

const tells = (parts: readonly Part[]): number =>
  Math.max(
    0,
    ...parts.map((part) => (part.kind === 'date' ? Math.ceil(part.format.replace('YYYY', 'YY').length / 2) : 0)),
  );

const settings = z
  .strictObject({
    parts: z
      .array(partSchema)
      .min(1)
      .max(8)
      .refine((parts) => parts.filter(({ kind }) => kind === 'count').length === 1, { message: 'fields.oneCount' }),
    reset: z.enum(RESETS).default('never'),
    first: z.int().min(0).max(999_999_999).default(1),
  })
  // A count that starts again each month needs the month in the number, or numbers would repeat.
  .refine(({ parts, reset }) => tells(parts) >= RESETS.indexOf(reset), {
    message: 'fields.resetNotShown',
    path: ['reset'],
  });
type Settings = z.infer<typeof settings>;

/** A number given by the server when the record is first saved; it never changes afterwards. */
export const serial = fieldTypeOf<Settings, string>({
  type: 'serial',
  group: 'data',
  role: 'computed',
  settings,
  initial: () => ({
    parts: [
      { kind: 'date', format: 'YYYYMMDD' },
      { kind: 'count', digits: 4 },
    ],
    reset: 'day',
    first: 1,
  }),
  ...textColumn,
  canBeUnique: true,
  alwaysUnique: true,
  canSort: true,
  importable: false,
  parse: (raw) => normaliseText(raw, { min: 1, max: 200, lines: false }),
  expressionType: () => 'text',
  operators: () => ['eq', 'ne', 'contains', 'startsWith', 'in', 'notIn', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (text) => text,
  jsonSchema: () => ({ type: 'string', maxLength: 200 }),
  speaksOf: ({ parts }) =>
    parts.flatMap((part, at) => (part.kind === 'field' ? [{ field: part.field, path: `/parts/${at}/field` }] : [])),
  numbering: {
    scope: ({ reset }, { now, timeZone }) => periodOf(reset, dayAt({ now, timeZone })),
    first: ({ first }) => first,
    text: ({ parts }, number, { now, timeZone, textOf }) =>
      parts.map((part) => partText(part, number, { day: dayAt({ now, timeZone }), textOf })).join(''),
  },
});

/** The counter's key: `all`, `2024`, `2024-05` or `2024-05-01`. */
function periodOf(reset: Reset, day: string): string {
  return reset === 'never' ? 'all' : day.slice(0, { year: 4, month: 7, day: 10 }[reset]);
}

function partText(part: Part, number: number, at: { day: string; textOf: (field: string) => string }): string {
  switch (part.kind) {
    // A series longer than its digits grows instead of repeating itself.
    case 'count':
      return String(number).padStart(part.digits, '0');
    case 'date': {
      const digits = at.day.replaceAll('-', '');
      return part.format.startsWith('YYYY')
        ? digits.slice(0, part.format.length)
        : digits.slice(2, 2 + part.format.length);
    }
    case 'text':
      return part.text;
    case 'field':
      return at.textOf(part.field).slice(0, 40);
  }
}
