import { describe, expect, it } from 'vitest';
import { chooseLocale } from '@/lib/i18n/locales';

describe('the language of a reader', () => {
  it.each([
    ['en', 'zh-TW,zh;q=0.9', 'en'],
    [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    [undefined, 'zh-TW,zh;q=0.9', 'zh-TW'],
    [undefined, 'zh-HK', 'zh-TW'],
    [undefined, 'zh-Hant-MO', 'zh-TW'],
    [undefined, 'zh-Hans-HK', 'zh-CN'],
    [undefined, 'zh-SG', 'zh-CN'],
    [undefined, 'en-GB,en;q=0.9,zh;q=0.8', 'en'],
    [undefined, 'fr,de;q=0.9,en;q=0.2,zh-TW;q=0.5', 'zh-TW'],
    [undefined, 'en;q=0, zh', 'zh-CN'],
    [undefined, 'english', 'zh-CN'],
    [undefined, 'fr', 'zh-CN'],
    [undefined, '', 'zh-CN'],
    [undefined, null, 'zh-CN'],
    ['klingon', 'en', 'en'],
    ['zh-CN; path=/', 'en', 'en'],
  ] as const)('who chose %s and whose browser says %s reads %s', (chosen, accepted, locale) => {
    expect(chooseLocale(chosen, accepted)).toBe(locale);
  });
});
