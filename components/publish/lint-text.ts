import type { Refusal, TranslateAny } from '@/lib/i18n/fault-text';
import { problemText } from '@/lib/i18n/fault-text';

/** The text of something wrong with a draft: some areas keep these with their problems, others on a shelf of their own. */
export function lintText(t: TranslateAny, refusal: Refusal): string {
  const dot = refusal.code.indexOf('.');
  const key = `${refusal.code.slice(0, dot)}.lint.${refusal.code.slice(dot + 1)}`;
  if (!t.has(key)) return problemText(t, refusal);
  const said = Object.entries(refusal.params ?? {}).map(
    ([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')] as const,
  );
  return t(key, Object.fromEntries(said));
}
