import type { TranslateAny } from './fault-text';

/** A text by its key, with parameters that may be texts themselves, or lists of them. */
export interface Said {
  readonly key: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A sentence in the reader's words. */
export function saySentence(t: TranslateAny, sentence: Said): string {
  const params = Object.entries(sentence.params ?? {}).map(([name, value]) => [name, sayParam(t, value)] as const);
  return t(sentence.key, Object.fromEntries(params));
}

function sayParam(t: TranslateAny, value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => sayParam(t, one)).join(t('ui.listComma'));
  if (typeof value === 'object') return saySentence(t, value as Said); // nothing else with properties is ever a parameter
  return String(value);
}
