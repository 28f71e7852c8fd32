import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import { translator } from '@/lib/i18n/translator';

/** A sentence as a reader of the language gets it. Throws when a text is missing. */
export function say(sentence: Sentence, locale: Locale = 'en'): string {
  const t = translator(locale, 'Asia/Shanghai');
  if (!t.has(sentence.key)) throw new Error(`no text ${sentence.key} in ${locale}`);
  const params = Object.entries(sentence.params ?? {}).map(([name, param]) => [name, word(param, locale)] as const);
  const said = t(sentence.key, Object.fromEntries(params));
  // Where a value is missing, the library gives the key back.
  if (said === sentence.key) throw new Error(`cannot say ${sentence.key}`);
  return said;
}

function word(param: SentenceParam, locale: Locale): string | number {
  if (typeof param === 'number') return param;
  if (param === null || typeof param !== 'object') return String(param ?? '');
  if (Array.isArray(param)) return param.map((one: SentenceParam) => word(one, locale)).join(', ');
  // Not a list any more: a sentence has a key, a text has languages.
  const named = param as Sentence | LocalText;
  return 'key' in named ? say(named, locale) : localText(named, locale);
}
