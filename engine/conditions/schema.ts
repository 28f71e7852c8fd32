import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';

/** What a leaf may ask. Which of them a field offers is said by its type. */
export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'hasAny',
  'hasAll',
  'hasNone',
  'blank',
  'notBlank',
  'isTrue',
  'isFalse',
  'within',
] as const;
export type Operator = (typeof OPERATORS)[number];

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly none: readonly Condition[] }
  | Leaf;

/** `field` is a field id of the form at hand, or a name such as `member.tier` or `record.createdAt` that the place offers besides. */
export interface Leaf {
  readonly field: string;
  readonly op: Operator;
  readonly value?: Json;
}

const leafSchema = z.strictObject({
  field: z.string().min(1).max(100),
  op: z.enum(OPERATORS),
  value: z.json().optional(),
}) as unknown as z.ZodType<Leaf>; // zod's JSON type is the mutable twin of ours

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).max(50) }),
    z.strictObject({ none: z.array(conditionSchema).max(50) }),
    leafSchema,
  ]),
);

export function isLeaf(condition: Condition): condition is Leaf {
  return 'field' in condition;
}
