import { describe, expect, it } from 'vitest';
import { faultText, problemText, type TranslateAny } from '@/lib/i18n/fault-text';
import { translator } from '@/lib/i18n/translator';

const texts: Readonly<Record<string, string>> = {
  'ledger.faults.short': 'short by {missing}',
  'fields.problems.tooLong': 'at most {most}',
  'ui.faults.unknown': 'not done ({code})',
  'ui.problems.unknown': 'not right ({code})',
};

const t: TranslateAny = Object.assign(
  (key: string, values: Record<string, string | number> = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  { has: (key: string) => key in texts },
);

describe('the text of a refusal', () => {
  it('stands on the shelf of its area', () => {
    expect(faultText(t, { code: 'ledger.short', params: { missing: 120 } })).toBe('short by 120');
    expect(problemText(t, { code: 'fields.tooLong', params: { most: 10 } })).toBe('at most 10');
  });

  it('names its code when nobody wrote a text', () => {
    expect(faultText(t, { code: 'ledger.novel' })).toBe('not done (ledger.novel)');
    expect(problemText(t, { code: 'ledger.short' })).toBe('not right (ledger.short)');
    expect(faultText(t, { code: 'shapeless' })).toBe('not done (shapeless)');
  });

  it('takes blanks and yes or no as words', () => {
    expect(faultText(t, { code: 'ledger.short', params: { missing: null } })).toBe('short by ');
    expect(faultText(t, { code: 'ledger.short', params: { missing: true } })).toBe('short by true');
  });

  it('reads the real catalogues in every language', () => {
    const said = (['zh-CN', 'zh-TW', 'en'] as const).map((locale) =>
      faultText(translator(locale, 'UTC'), { code: 'no.such', params: {} }),
    );
    expect(new Set(said).size).toBe(3);
    for (const text of said) expect(text).toContain('no.such');
  });
});
