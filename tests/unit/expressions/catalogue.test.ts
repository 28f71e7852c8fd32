import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '@/engine/expressions/functions/registry';
import { LOCALES } from '@/lib/i18n/locales';

const folder = 'engine/expressions';
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');
const codes = new Set(
  [...sources.matchAll(/'expressions\.(\w+)'|(?:fail|FormulaError)\('(\w+)'/g)].map(
    ([, full, short]) => full ?? short ?? '',
  ),
);
const params = { max: 1, character: 'x', found: 'x', word: 'x', name: 'x', count: 2, options: 'x' };
const types = { want: 'number', got: 'list', first: 'text', other: 'blank' };

describe.each(LOCALES)('in %s', (locale) => {
  const messages = JSON.parse(readFileSync(`lib/i18n/messages/${locale}/expressions.json`, 'utf8'));
  const errors: string[] = [];
  const t = createTranslator({ locale, messages, onError: (error) => void errors.push(String(error)) });

  it('every function is explained', () => {
    expect(Object.keys(messages.functions).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
    for (const { name, family } of FUNCTIONS) {
      expect(t(`functions.${name}.signature`)).toMatch(new RegExp(`^${name}\\(.*\\)$`));
      expect(t(`functions.${name}.help`)).not.toBe('');
      expect(t(`families.${family}`)).not.toBe('');
    }
    expect(errors).toEqual([]);
  });

  it('every problem has its words, and no words are left over', () => {
    expect(codes.size).toBeGreaterThan(25);
    expect(Object.keys(messages.problems).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(t(`problems.${code}`, { ...params, ...types })).not.toMatch(/[{}]|problems\./);
    expect(errors).toEqual([]);
  });
});

it('says it as people would', () => {
  const messages = JSON.parse(readFileSync('lib/i18n/messages/zh-CN/expressions.json', 'utf8'));
  const t = createTranslator({ locale: 'zh-CN', messages });
  expect(t('problems.wrongType', { want: 'number', got: 'text' })).toBe('这里需要数字，现在是文本。');
  expect(t('problems.tooManyArguments', { name: 'TODAY', count: 0 })).toBe('TODAY 不需要参数。');
});
