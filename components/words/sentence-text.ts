import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { type Locale, localText } from '@/engine/kernel/text';
import type { TranslateAny } from '@/lib/i18n/fault-text';

/** Says a sentence of the engine in the reader's language; sentences inside it are said first. */
export function sentenceText(t: TranslateAny, sentence: Sentence, locale: Locale): string {
  const params = Object.entries(sentence.params ?? {}).map(([name, value]) => [name, paramText(t, value, locale)]);
  return t(sentence.key, Object.fromEntries(params));
}

function paramText(t: TranslateAny, value: SentenceParam, locale: Locale): string | number {
  if (typeof value === 'number') return value;
  if (value === null || typeof value !== 'object') return String(value ?? '');
  if (isList(value)) return value.map((one) => paramText(t, one, locale)).join(t('ui.listComma'));
  return isSentence(value) ? sentenceText(t, value, locale) : localText(value, locale);
}

function isList(value: SentenceParam): value is readonly SentenceParam[] {
  return Array.isArray(value);
}

function isSentence(value: object): value is Sentence {
  return 'key' in value;
}
