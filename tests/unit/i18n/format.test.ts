import { describe, expect, it } from 'vitest';
import { asLabel, formatMoment } from '@/lib/i18n/format';

describe('times as readers write them', () => {
  const at = Date.parse('2026-12-31T17:30:00Z');

  it.each([
    ['zh-CN', 'Asia/Shanghai', '2027年1月1日 01:30'],
    ['en', 'Europe/London', 'Dec 31, 2026, 5:30 PM'],
  ] as const)('%s in %s', (locale, timeZone, text) => {
    expect(formatMoment(at, locale, timeZone).replace(/\u202f/g, ' ')).toBe(text);
  });
});

describe('a word that stands alone', () => {
  it.each([
    ['title', 'Title'],
    ['condition for “visible”', 'Condition for “visible”'],
    ['标题', '标题'],
    ['', ''],
  ])('“%s” reads “%s”', (words, label) => {
    expect(asLabel(words)).toBe(label);
  });
});
