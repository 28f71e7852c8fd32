import type { Texts } from '@/lib/i18n/catalogue';

export interface FaultCode {
  readonly code: string;
  readonly text: string;
}

/** Every code a refusal may carry, with its text in one language: whatever the catalogues know, so that none is forgotten. */
export function faultCodes(texts: Texts): { readonly area: string; readonly codes: readonly FaultCode[] }[] {
  return Object.entries(texts).flatMap(([area, shelves]) => {
    if (typeof shelves === 'string') return [];
    const codes = (['faults', 'problems'] as const).flatMap((shelf) => leaves(shelves[shelf], area));
    return codes.length ? [{ area, codes }] : [];
  });
}

function leaves(texts: Texts | string | undefined, code: string): FaultCode[] {
  if (texts === undefined) return [];
  if (typeof texts === 'string') return [{ code, text: plain(texts) }];
  return Object.entries(texts).flatMap(([name, inner]) => leaves(inner, `${code}.${name}`));
}

/** Of a text that changes with a number, the one for many. */
function plain(text: string): string {
  return text.replace(
    /\{(\w+), (?:plural|select|selectordinal),.*?other \{((?:[^{}]|\{\w+\})*)\}\s*\}/g,
    (_all, name: string, other: string) => other.replaceAll('#', `{${name}}`),
  );
}
