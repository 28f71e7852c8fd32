import * as z from 'zod';
import { textColumn } from './columns';
import { type FieldType, fieldTypeOf } from './field-type';
import { freshOptions, keyOfLabel, labelOf, type Option, optionsSchema, parseOption } from './options';

const settings = z.strictObject({ options: optionsSchema });

interface Settings {
  options: Option[];
}

/** One option of several; the types differ only in how they look. */
export function singleChoice(type: string): FieldType<Settings, string> {
  return fieldTypeOf<Settings, string>({
    type,
    group: 'choice',
    role: 'value',
    settings,
    initial: (starters) => ({ options: freshOptions(starters) }),
    ...textColumn,
    canBeUnique: false,
    canSort: true,
    importable: true,
    parse: (raw, { options }) => parseOption(raw, options),
    expressionType: () => 'text',
    operators: () => ['eq', 'ne', 'in', 'notIn', 'blank', 'notBlank'],
    compares: ({ options }) => ({ accepts: (key) => options.some((option) => option.key === key) }),
    toText: (value, { options }, { locale }) => labelOf(value, options, locale),
    fromText: (text, { options }, { locale }) => keyOfLabel(text, options, locale),
    jsonSchema: ({ options }) => ({ type: 'string', enum: options.map(({ key }) => key) }),
  });
}
