import * as z from 'zod';
import { keysColumn } from './columns';
import { type FieldType, fieldTypeOf } from './field-type';
import { freshOptions, keyOfLabel, labelOf, optionsSchema, type Picks, parseOptions, splitList } from './options';

const settings = z
  .strictObject({
    options: optionsSchema,
    minPicks: z.int().min(1).optional(),
    maxPicks: z.int().min(1).optional(),
  })
  .refine(({ minPicks, maxPicks }) => minPicks === undefined || maxPicks === undefined || minPicks <= maxPicks, {
    message: 'fields.minAboveMax',
    path: ['minPicks'],
  });

/** Several options of a list; the types differ only in how they look. */
export function multipleChoice(type: string): FieldType<Picks, readonly string[]> {
  return fieldTypeOf<Picks, readonly string[]>({
    type,
    group: 'choice',
    role: 'value',
    settings,
    initial: (starters) => ({ options: freshOptions(starters) }),
    ...keysColumn,
    canBeUnique: false,
    canSort: false,
    importable: true,
    parse: parseOptions,
    expressionType: () => 'list',
    operators: () => ['hasAny', 'hasAll', 'hasNone', 'blank', 'notBlank'],
    compares: ({ options }) => ({ accepts: (key) => options.some((option) => option.key === key) }),
    toText: (value, { options }, { locale }) => value.map((key) => labelOf(key, options, locale)).join(', '),
    fromText(text, { options }, { locale }) {
      const keys = new Set(options.map(({ key }) => key));
      const isLabel = (piece: string) => keys.has(keyOfLabel(piece, options, locale));
      return splitList(text, isLabel).map((piece) => keyOfLabel(piece, options, locale));
    },
    jsonSchema: ({ options, minPicks, maxPicks }) => ({
      type: 'array',
      items: { type: 'string', enum: options.map(({ key }) => key) },
      minItems: minPicks ?? 1,
      ...(maxPicks !== undefined && { maxItems: maxPicks }),
      uniqueItems: true,
    }),
  });
}
