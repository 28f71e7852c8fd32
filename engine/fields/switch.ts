import * as z from 'zod';
import { localText, localTextSchema } from '@/engine/kernel/text';
import spellings from './bundled/spellings.json';
import { yesNoColumn } from './columns';
import { fieldTypeOf, problem } from './field-type';
import { narrow } from './normalise-text';

const settings = z.strictObject({ onText: localTextSchema.optional(), offText: localTextSchema.optional() });

const YES = new Set(spellings.yes);
const NO = new Set(spellings.no);

/** Yes or no. Never answered is blank, which is neither. */
export const switchField = fieldTypeOf<z.infer<typeof settings>, boolean>({
  type: 'switch',
  group: 'choice',
  role: 'value',
  settings,
  initial: () => ({}),
  ...yesNoColumn,
  canBeUnique: false,
  canSort: true,
  importable: true,
  parse: (raw) => (typeof raw === 'boolean' ? { value: raw } : problem('fields.notYesNo')),
  expressionType: () => 'yesno',
  operators: () => ['isTrue', 'isFalse', 'blank', 'notBlank'],
  toText: (value, { onText, offText }, { locale, say }) =>
    localText(value ? onText : offText, locale) || say(value ? 'yes' : 'no'),
  fromText(text, { onText, offText }) {
    const plain = text.trim();
    if (Object.values(onText ?? {}).includes(plain)) return true;
    if (Object.values(offText ?? {}).includes(plain)) return false;
    const word = narrow(plain)?.toLowerCase() ?? '';
    return YES.has(word) ? true : NO.has(word) ? false : text;
  },
  jsonSchema: () => ({ type: 'boolean' }),
});
