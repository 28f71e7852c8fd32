/** Languages of the product, the first being the one it is written in. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-CN';
export const LOCALE_COOKIE = 'pw_locale';

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/**
 * The language for a reader: what they chose, else the first language of their browser that we speak, else Chinese.
 * `accepted` is an `Accept-Language` header; Hant, Taiwan, Hong Kong and Macao read zh-TW, other Chinese zh-CN.
 */
export function chooseLocale(chosen: string | undefined, accepted: string | null | undefined): Locale {
  return wantedLocale(chosen, accepted) ?? DEFAULT_LOCALE;
}

/** What a request with these headers asks for; null when it names no language that we speak. */
export function localeOfRequest(headers: Headers): Locale | null {
  const cookie = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([\\w-]+)`).exec(headers.get('cookie') ?? '')?.[1];
  return wantedLocale(cookie, headers.get('accept-language'));
}

function wantedLocale(chosen: string | undefined, accepted: string | null | undefined): Locale | null {
  if (isLocale(chosen)) return chosen;
  for (const tag of rankedTags(accepted ?? '')) {
    if (/^zh\b/.test(tag)) return /hant|-(tw|hk|mo)\b/.test(tag) && !/hans/.test(tag) ? 'zh-TW' : 'zh-CN';
    if (/^en\b/.test(tag)) return 'en';
  }
  return null;
}

function rankedTags(header: string): readonly string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = rest.map((piece) => /^\s*q=([\d.]+)$/.exec(piece)?.[1]).find((found) => found !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
