import * as z from 'zod';
import type { Json } from '@/engine/kernel/json';
import { localTextSchema } from '@/engine/kernel/text';
import { isObject, own } from './blank';
import { jsonColumn } from './columns';
import { fieldTypeOf, type ParseContext, problem } from './field-type';
import { instantText } from './read-moment';

const settings = z.strictObject({
  /** What is agreed to. Whoever changes the text raises the version; the words of each version stay in the form's versions. */
  text: localTextSchema,
  version: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/)
    .default('1'),
});

/** Which text was agreed to, in which language it was shown, when, and through which door. */
export type Consent = { readonly version: string; readonly locale: string; readonly at: string; readonly door: string };

/** A box that a person ticks. The answer is `true`, or `{version}` to say which text was shown; the rest is written by the server. */
export const consent = fieldTypeOf<z.infer<typeof settings>, Consent>({
  type: 'consent',
  group: 'data',
  role: 'value',
  settings,
  initial: (starters) => ({ text: starters('consent'), version: '1' }),
  ...jsonColumn<Consent>(),
  canBeUnique: false,
  canSort: false,
  importable: false,
  parse(raw, { version }, context) {
    if (raw === false) return { value: null };
    if (raw !== true && !isObject(raw)) return problem('fields.notConsent');
    if (raw !== true && own(raw, 'version') !== version) return problem('fields.consentOutdated', { version });
    return { value: stamp(version, context) };
  },
  expressionType: () => null,
  operators: () => ['blank', 'notBlank'],
  toText: ({ version, at }, _settings, { timeZone, say }) =>
    `${say('agreed')} ${version} · ${instantText(at, timeZone, 'second')}`,
  fromText: (text) => text,
  jsonSchema: () => ({
    type: 'object',
    properties: {
      version: { type: 'string' },
      locale: { type: 'string' },
      at: { type: 'string', format: 'date-time' },
      door: { type: 'string' },
    },
    required: ['version'],
    additionalProperties: false,
  }),
  lint: ({ text }) => (hasWords(text) ? [] : [{ code: 'fields.noConsentText', path: '/text' }]),
});

const stamp = (version: string, { locale, now, door }: ParseContext): Consent => ({
  version,
  locale,
  at: new Date(now).toISOString(),
  door,
});

const hasWords = (text: { readonly [locale: string]: Json | undefined }) =>
  Object.values(text).some((words) => typeof words === 'string' && words.trim() !== '');
