import { describe, expect, it } from 'vitest';
import type { Locale } from '@/engine/kernel/text';
import { type ExplainedJournal, explainJournal, explainQuote } from '@/engine/ledger/explain-journal';
import { type Explain, explainSchema } from '@/engine/ledger/explain-schema';
import { JOURNAL_KINDS } from '@/engine/ledger/journal-schema';
import { writtenPoints } from '@/engine/ledger/points';
import { sayParts } from '@/engine/ledger/say-parts';
import { unitWord } from '@/engine/ledger/unit-word';
import { BALANCE_LAWS } from '@/engine/ledger/verify/balance-laws';
import { HOLD_LAWS } from '@/engine/ledger/verify/hold-laws';
import { LOT_LAWS } from '@/engine/ledger/verify/lot-laws';
import { SOURCE_LAWS } from '@/engine/ledger/verify/source-laws';
import { catalogue } from '@/lib/i18n/catalogue';
import { translator } from '@/lib/i18n/translator';

const zone = 'Asia/Shanghai';
const currency = { unit: { 'zh-CN': '分', 'zh-TW': '點', en: 'points' }, scale: 0, zone };
const march31 = Date.UTC(2027, 2, 31, 16); // the first instant of 1 April in Shanghai
const tier = { 'zh-CN': '金卡', 'zh-TW': '金卡', en: 'Gold' };

function say(
  journal: Partial<ExplainedJournal> & Pick<ExplainedJournal, 'kind' | 'outcome'>,
  locale: Locale,
  scale = 0,
) {
  const parts = explainJournal(
    { explain: null, reason: null, ...journal },
    { locale, currency: { ...currency, scale } },
  );
  return sayParts(parts, translator(locale, zone));
}

const purchase: Explain = explainSchema.parse({
  ruleKey: 'base',
  programVersion: 3,
  inputs: { amount: 286, currencyCode: 'CNY' },
  steps: [
    { kind: 'perAmount', params: { points: 1, per: 1 } },
    { kind: 'tierMultiplier', params: { tier, factor: 1.5 } },
    { kind: 'cap', params: { per: 'day', left: 120, wanted: 429, given: 120 } },
    { kind: 'expiry', params: { through: '2027-03-31' } },
  ],
});

describe('a journal explains itself', () => {
  it.each([
    ['zh-CN', '消费 ¥286，金卡 1.5 倍，今日上限剩 120，故得 120 分；2027年3月31日 到期。'],
    ['zh-TW', '消費 ¥286，金卡 1.5 倍，今日上限剩 120，故得 120 點；2027年3月31日 到期。'],
    ['en', '¥286 spent, Gold ×1.5, 120 left of today’s cap, so earned 120 points; good through Mar 31, 2027.'],
  ] as const)('in %s', (locale, sentence) => {
    const outcome = { amount: 120, lotId: 'l', expiresAt: march31 };
    expect(say({ kind: 'grant', outcome, explain: purchase }, locale)).toBe(sentence);
  });

  const inputs = (given: unknown) => explainSchema.parse({ inputs: given, steps: [] });
  it.each([
    [{ kind: 'grant', outcome: { amount: 5 } }, '获得 5 分。'],
    [
      {
        kind: 'grant',
        outcome: { amount: 5 },
        explain: explainSchema.parse({
          inputs: { formTitle: { 'zh-CN': '签到' } },
          steps: [{ kind: 'fixed', params: { points: 5 } }],
        }),
      },
      '签到，故得 5 分。',
    ],
    [
      {
        kind: 'grant',
        outcome: { amount: 1234, pending: 1234, activatesAt: march31, repaid: 0 },
        explain: inputs({ amount: 12.5, currencyCode: 'CNY', formTitle: { 'zh-CN': '订单' } }),
      },
      '订单 ¥12.50，故得 1,234 分；2027年4月1日 起可用。',
    ],
    [{ kind: 'correct', outcome: { amount: 7, restored: 7, expired: 2 } }, '更正后补发 7 分；2 已过期失效。'],
    [{ kind: 'grant', outcome: { amount: 50, repaid: 30 } }, '获得 50 分；其中 30 抵扣欠分。'],
    [{ kind: 'activate', outcome: { amount: 50 } }, '50 分已生效，可以使用。'],
    [{ kind: 'expire', outcome: { amount: 50 } }, '50 分过期失效。'],
    [
      { kind: 'spend', outcome: { amount: 500 }, explain: inputs({ rewardTitle: '拿铁' }) },
      '兑换“拿铁”，使用 500 分。',
    ],
    [
      {
        kind: 'hold',
        outcome: { amount: 500 },
        explain: inputs({ formTitle: { 'zh-CN': '兑换' }, rewardTitle: '拿铁' }),
      },
      '兑换“拿铁”，冻结 500 分。',
    ],
    [{ kind: 'hold', outcome: { amount: 500 } }, '冻结 500 分。'],
    [{ kind: 'post', outcome: { amount: 300, released: 200 } }, '扣除冻结的 300 分；200 退回。'],
    [{ kind: 'release', outcome: { amount: 500, released: 500, expired: 100 } }, '解冻 500 分；100 已过期失效。'],
    [{ kind: 'reverse', outcome: { amount: 90, reversed: 60, debt: 30 } }, '收回 90 分；其中 30 记为欠分。'],
    [
      { kind: 'reverse', outcome: { amount: 90, forgiven: 40, cash: 50 } },
      '收回 90 分；其中 40 免予收回；其中 50 折现扣除。',
    ],
    [{ kind: 'correct', outcome: { amount: 20, lotId: 'l' } }, '更正后补发 20 分。'],
    [{ kind: 'correct', outcome: { amount: 20, reversed: 20 } }, '更正后收回 20 分。'],
    [
      { kind: 'return', outcome: { amount: 80, renewed: 30, expiresAt: march31 } },
      '退回 80 分；其中 30 原批次已过期，改为 2027年3月31日 到期。',
    ],
    [{ kind: 'adjust', outcome: { amount: 10, lotId: 'l' }, reason: '补偿' }, '因“补偿”，人工增加 10 分。'],
    [{ kind: 'adjust', outcome: { amount: -10 }, reason: '录错' }, '因“录错”，人工扣减 10 分。'],
    [{ kind: 'import', outcome: { amount: 10 } }, '转入期初 10 分。'],
  ] as const)('%#', (journal, sentence) => {
    expect(say(journal, 'zh-CN')).toBe(sentence);
  });

  it('says each step that adds something, and none that does not', () => {
    const explain = explainSchema.parse({
      inputs: { amount: 300, currencyCode: 'CNY' },
      steps: [
        { kind: 'perAmount', params: { points: 2, per: 10 } },
        { kind: 'multiplier', params: { factor: 1.25 } },
        { kind: 'rounding', params: { mode: 'halfUp', from: 74.5, to: 75 } },
        { kind: 'rounding', params: { mode: 'floor', from: 75, to: 75 } },
        { kind: 'cap', params: { per: 'month', left: 900, wanted: 75, given: 75 } },
      ],
    });
    expect(say({ kind: 'grant', outcome: { amount: 75 }, explain }, 'zh-CN')).toBe(
      '消费 ¥300，每 ¥10 得 2，1.25 倍，74.5 四舍五入为 75，故得 75 分。',
    );
  });

  it('does not name an amount again that is only rounded', () => {
    const rounded = (steps: readonly object[]) => explainSchema.parse({ inputs: { amount: 36.5 }, steps });
    const floor = { kind: 'rounding', params: { mode: 'floor', from: 36.5, to: 36 } };
    const grant = (steps: readonly object[]) =>
      say({ kind: 'grant', outcome: { amount: 36 }, explain: rounded(steps) }, 'zh-CN');
    expect(grant([floor])).toBe('消费 36.5，舍去小数为 36，故得 36 分。');
    const halves = [
      { kind: 'perAmount', params: { points: 1, per: 2 } },
      { kind: 'multiplier', params: { factor: 2 } },
    ];
    expect(grant([...halves, floor])).toBe('消费 36.5，每 2 得 1，2 倍，36.5 舍去小数为 36，故得 36 分。');
  });

  it('writes points with their decimal places', () => {
    expect(say({ kind: 'spend', outcome: { amount: 1250 } }, 'en', 2)).toBe('12.5 points spent.');
  });

  it('says what a quote would give', () => {
    const parts = explainQuote(purchase, 120, { locale: 'zh-CN', currency });
    expect(sayParts(parts, translator('zh-CN', zone))).toBe(
      '消费 ¥286，金卡 1.5 倍，今日上限剩 120，故可得 120 分；2027年3月31日 到期。',
    );
  });
});

describe('the catalogues', () => {
  const laws = [...BALANCE_LAWS, ...LOT_LAWS, ...HOLD_LAWS, ...SOURCE_LAWS].map((law) => law.name);

  it.each(['zh-CN', 'zh-TW', 'en'] as const)('of %s name every kind of journal and every law', (locale) => {
    const t = translator(locale, zone);
    expect(catalogue(locale).ledger).toBeTypeOf('object');
    for (const kind of JOURNAL_KINDS) expect(t.has(`ledger.kinds.${kind}`)).toBe(true);
    for (const law of [...laws, 'historyIsGuarded', 'refundedShare']) expect(t.has(`ledger.laws.${law}`)).toBe(true);
  });
});

describe('points as people write them', () => {
  it.each([
    [0, 0, 0],
    [15, 0, 15],
    [15, 1, 1.5],
    [-15, 1, -1.5],
    [5, 3, 0.005],
    [-7, 2, -0.07],
    [123_456_789, 6, 123.456789],
    [10, 1, 1],
  ])('%i at scale %i is %d', (units, scale, written) => {
    expect(writtenPoints(units, scale)).toBe(written);
  });
});

describe('the word behind an amount', () => {
  it.each([
    ['points', 1, 'en', 'point'],
    ['points', 0, 'en', 'points'],
    ['Points', 50, 'en', 'points'],
    ['Point', -1, 'en', 'point'],
    ['Points', 0.5, 'en', 'points'],
    ['Beans', 1, 'en', 'Beans'],
    ['Power points', 1, 'en', 'Power points'],
    ['points', 1, 'zh-CN', '分'],
  ] as const)('“%s” after %d in %s is “%s”', (word, points, locale, said) => {
    expect(unitWord({ en: word, 'zh-CN': '分' }, points, locale)).toBe(said);
  });

  it('follows the number in a statement', () => {
    expect(say({ kind: 'grant', outcome: { amount: 1 } }, 'en')).toBe('earned 1 point.');
  });
});
