import * as z from 'zod';
import { LIMITS } from '@/engine/kernel/limits';
import { localText, localTextSchema } from '@/engine/kernel/text';
import { textColumn } from './columns';
import { fieldTypeOf, problem } from './field-type';
import { normaliseText } from './normalise-text';
import { compiles, matchesPattern, preparePatterns } from './pattern';

const settings = z
  .strictObject({
    minLength: z.int().min(0).max(LIMITS.textLength).default(0),
    maxLength: z.int().min(1).max(LIMITS.textLength).default(200),
    /** RE2 syntax; the whole text must match. */
    pattern: z.string().max(500).default(''),
    /** What to say when it does not. */
    patternMessage: localTextSchema.optional(),
  })
  .refine(({ minLength, maxLength }) => minLength <= maxLength, { message: 'fields.minAboveMax', path: ['minLength'] });

/** One line of text. */
export const text = fieldTypeOf<z.infer<typeof settings>, string>({
  type: 'text',
  group: 'text',
  role: 'value',
  settings,
  initial: () => ({ minLength: 0, maxLength: 200, pattern: '' }),
  ...textColumn,
  canBeUnique: true,
  canSort: true,
  importable: true,
  parse(raw, { minLength, maxLength, pattern, patternMessage }, context) {
    const parsed = normaliseText(raw, { min: minLength, max: maxLength, lines: false });
    if ('problems' in parsed || parsed.value === null || !pattern || matchesPattern(parsed.value, pattern))
      return parsed;
    const message = localText(patternMessage, context.locale);
    return message ? problem('fields.patternSays', { message }) : problem('fields.pattern');
  },
  expressionType: () => 'text',
  operators: () => ['eq', 'ne', 'contains', 'notContains', 'startsWith', 'in', 'notIn', 'blank', 'notBlank'],
  toText: (value) => value,
  fromText: (given) => given,
  jsonSchema: ({ minLength, maxLength }) => ({ type: 'string', minLength: Math.max(1, minLength), maxLength }),
  prepare: ({ pattern }) => (pattern ? preparePatterns() : null),
  lint: ({ pattern }) => (pattern && !compiles(pattern) ? [{ code: 'fields.badPattern', path: '/pattern' }] : []),
});
