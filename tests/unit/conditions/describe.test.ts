import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeCondition, operatorKey, periodKey } from '@/engine/conditions/describe';
import { OPERATORS_BY_KIND } from '@/engine/conditions/operators';
import { PERIODS } from '@/engine/conditions/period';
import { type Condition, OPERATORS } from '@/engine/conditions/schema';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import type { TranslateAny } from '@/lib/i18n/fault-text';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';
import { batteryLeaves, batteryPlace } from '../../world/condition-battery';
import { place } from './place';

const translate = (locale: Locale) => translator(locale, 'UTC');

function tell(t: TranslateAny, { key, params = {} }: Sentence): string {
  const told = (param: SentenceParam): string | number => {
    if (Array.isArray(param)) return param.map(told).join('、');
    if (typeof param === 'object' && param !== null) return tell(t, param as Sentence);
    return typeof param === 'number' ? param : String(param);
  };
  return t(key, Object.fromEntries(Object.entries(params).map(([name, param]) => [name, told(param)])));
}

const names = {
  title: (field: string) =>
    ({ store: '门店', amount: '金额', day: '生日', at: '下单时间', tags: '标签' })[field] ?? field,
  value: (_: string, literal: unknown) => String(literal),
};
const inChinese = (condition: Condition) => tell(translate('zh-CN'), describeCondition(condition, names, place()));

describe('in words', () => {
  it.each<[Condition, string]>([
    [{ field: 'amount', op: 'gte', value: 100 }, '金额大于或等于100'],
    [{ field: 'day', op: 'lt', value: '2000-01-01' }, '生日早于2000-01-01'],
    [{ field: 'amount', op: 'between', value: [1, 2] }, '金额在 1 到 2 之间'],
    [{ field: 'store', op: 'in', value: ['A', 'B'] }, '门店是其中之一：A、B'],
    [{ field: 'at', op: 'within', value: { period: 'lastNDays', n: 7 } }, '下单时间在最近 7 天'],
    [{ field: 'store', op: 'eq' }, '门店等于（未填写）'],
    [{ field: 'store', op: 'in' }, '门店是其中之一：（未填写）'],
    [{ all: [] }, '没有条件'],
    [{ any: [] }, '任何情况都不成立'],
    [
      {
        all: [
          { field: 'amount', op: 'gt', value: 1 },
          {
            any: [
              { field: 'tags', op: 'blank' },
              { field: 'store', op: 'eq', value: 'A' },
            ],
          },
          { none: [{ field: 'store', op: 'blank' }] },
        ],
      },
      '金额大于1，且（标签为空，或门店等于A），且并非（门店为空）',
    ],
    [
      { all: [{ any: [{ field: 'store', op: 'notBlank' }] }, { field: 'tags', op: 'blank' }] },
      '门店不为空，且标签为空',
    ],
  ])('%j', (condition, words) => {
    expect(inChinese(condition)).toBe(words);
  });
});

describe.each(LOCALES)('in %s', (locale) => {
  const t = translate(locale);

  it('every operator, period and kind of group has its words', () => {
    for (const leaf of batteryLeaves())
      expect(tell(t, describeCondition(leaf, names, batteryPlace()))).toContain(names.title(leaf.field));
    for (const [kind, operators] of Object.entries(OPERATORS_BY_KIND)) {
      for (const op of operators) expect(t(operatorKey(op, kind))).not.toContain('conditions.');
    }
    for (const op of OPERATORS) expect(t(`conditions.operators.${op}`)).not.toContain('conditions.');
    for (const period of PERIODS) expect(t(periodKey(period))).not.toContain('conditions.');
    for (const kind of ['all', 'any', 'none']) expect(t(`conditions.kinds.${kind}`)).not.toContain('conditions.');
  });

  it('every problem and fault has its words, and no words are left over', () => {
    const sources = readdirSync('engine/conditions').map((file) => readFileSync(`engine/conditions/${file}`, 'utf8'));
    const codes = [...sources.join('\n').matchAll(/code: 'conditions\.(\w+)'/g)].map(([, code]) => code);
    const messages = JSON.parse(readFileSync(`lib/i18n/messages/${locale}/conditions.json`, 'utf8'));
    expect(new Set(Object.keys(messages.problems))).toEqual(new Set(codes));
    expect(Object.keys(messages.faults)).toEqual(['broken']);
    for (const code of codes) {
      expect(t(`conditions.problems.${code}`, { max: 6, field: 'x', kind: 'number', value: 'x' })).not.toMatch(
        /[{}]|conditions\./,
      );
    }
  });
});
