import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { type Address, addressText, readAddress } from './address-text';
import { isObject, own } from './blank';
import { fieldTypeOf, type ValueProblem } from './field-type';
import { normaliseText } from './normalise-text';
import { findRegion, prepareRegions } from './regions';

export const DEPTHS = ['province', 'city', 'district'] as const;

const settings = z.strictObject({
  depth: z.enum(DEPTHS).default('district'),
  detail: z.enum(['required', 'optional', 'none']).default('optional'),
});
type Settings = z.infer<typeof settings>;

const PARTS = ['province', 'city', 'district', 'detail'] as const;
const DETAIL_LENGTH = 200;

export const address = fieldTypeOf<Settings, Address>({
  type: 'address',
  group: 'contact',
  role: 'value',
  settings,
  initial: () => ({ depth: 'district' as const, detail: 'optional' as const }),
  columns: () => PARTS.map((suffix) => ({ suffix, type: 'text' })),
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse,
  toColumns: (value) => PARTS.map((part) => value?.[part] ?? null),
  fromColumns(columns) {
    const [province, city, district, detail] = columns.map((stored) => (typeof stored === 'string' ? stored : ''));
    return province ? { province, city: city ?? '', district: district ?? '', detail: detail ?? '' } : null;
  },
  expressionType: () => null,
  operators: () => ['blank', 'notBlank'],
  toText: addressText,
  fromText: (text, { depth }) => readAddress(text, depth) ?? text,
  jsonSchema: () => ({
    type: 'object',
    properties: {
      ...Object.fromEntries(DEPTHS.map((part) => [part, { type: 'string', pattern: '^(\\d{6}|\\d{9})?$' }])),
      detail: { type: 'string', maxLength: DETAIL_LENGTH },
    },
    required: [...PARTS],
    additionalProperties: false,
  }),
  prepare: prepareRegions,
});

/** Every level the depth asks for must be named, and each must lie inside the one above. */
function parse(raw: Json, { depth, detail }: Settings) {
  if (!isObject(raw)) return { problems: [{ code: 'fields.notAddress' }] };
  const unknown = Object.keys(raw).find((key) => !PARTS.some((part) => part === key));
  if (unknown !== undefined) return { problems: [{ code: 'fields.notAddress', path: `/${pointer(unknown)}` }] };
  const problems: ValueProblem[] = [];
  const value: Record<(typeof PARTS)[number], string> = { province: '', city: '', district: '', detail: '' };
  let parent: string | null = null;
  for (const level of DEPTHS.slice(0, DEPTHS.indexOf(depth) + 1)) {
    const code = own(raw, level);
    const region = typeof code === 'string' ? findRegion(code) : undefined;
    if (!region || !isLevel(region.code, level)) problems.push({ code: 'fields.unknownRegion', path: `/${level}` });
    else if (parent !== null && !findRegion(parent)?.children.includes(region)) {
      problems.push({ code: 'fields.regionElsewhere', path: `/${level}` });
    }
    parent = region?.code ?? null;
    value[level] = region?.code ?? '';
  }
  if (detail !== 'none') {
    const parsed = normaliseText(own(raw, 'detail') ?? '', { min: 0, max: DETAIL_LENGTH, lines: false });
    if ('problems' in parsed) problems.push(...parsed.problems.map((found) => ({ ...found, path: '/detail' })));
    else if (parsed.value) value.detail = parsed.value;
    else if (detail === 'required') problems.push({ code: 'fields.noDetail', path: '/detail' });
  }
  if (PARTS.every((part) => own(raw, part) === undefined || own(raw, part) === '')) return { value: null };
  return problems.length ? { problems } : { value };
}

function isLevel(code: string, level: (typeof DEPTHS)[number]): boolean {
  const actual =
    code.endsWith('0000') && code.length === 6
      ? 'province'
      : code.length === 6 && code.endsWith('00')
        ? 'city'
        : 'district';
  return actual === level;
}

/** A key as one step of a JSON pointer. */
const pointer = (key: string) => key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
