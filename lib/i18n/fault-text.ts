/** What a refusal carries; a fault of the engine and a problem answer of the API both fit. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A translator without namespace: `useTranslations()`, `await getTranslations()` or `translator(locale)`. */
export interface TranslateAny {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

/** The text of a fault: `ledger.short` reads `ledger.faults.short`. A code without text still names itself for support. */
export function faultText(t: TranslateAny, refusal: Refusal): string {
  return refusalText(t, refusal, 'faults');
}

/** The text of one complaint about one place of an input: `fields.tooLong` reads `fields.problems.tooLong`. */
export function problemText(t: TranslateAny, refusal: Refusal): string {
  return refusalText(t, refusal, 'problems');
}

function refusalText(t: TranslateAny, refusal: Refusal, shelf: 'faults' | 'problems'): string {
  const dot = refusal.code.indexOf('.');
  const key = `${refusal.code.slice(0, dot)}.${shelf}.${refusal.code.slice(dot + 1)}`;
  if (dot < 1 || !t.has(key)) return t(`ui.${shelf}.unknown`, { code: refusal.code });
  return t(key, values(refusal));
}

function values({ params = {} }: Refusal): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]),
  );
}
