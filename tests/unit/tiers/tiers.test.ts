import { describe, expect, it } from 'vitest';
import { type FormPurpose, formBodySchema } from '@/engine/forms/schema';
import { LOCALES, type Locale } from '@/engine/kernel/text';
import { tierChange, tierChangeWords } from '@/engine/tiers/change';
import { contribution, windowStart } from '@/engine/tiers/contribution';
import { type Ladder, type LadderBasis, ladderOf } from '@/engine/tiers/ladder';
import { progress, progressWords } from '@/engine/tiers/progress';
import { tierFor } from '@/engine/tiers/tier-for';
import { say } from '../rules/say';

const SILVER = { key: 'silver', name: { en: 'Silver' }, threshold: 500 };
const GOLD = { key: 'gold', name: { en: 'Gold' }, threshold: 2000.5 };
const BLACK = { key: 'black', name: { en: 'Black' }, threshold: 6000 };

function ladder(measure: LadderBasis['measure'] = 'spend', scale = 0): Ladder {
  return ladderOf({ tiers: [SILVER, GOLD, BLACK], tierBasis: { measure, windowMonths: null }, currency: { scale } });
}

/** Money as the measure keeps it. */
const yuan = (amount: number) => Math.round(amount * 10_000);

describe('the tier of a measure', () => {
  it.each([
    [-1, null],
    [0, null],
    [499.9999, null],
    [500, 'silver'],
    [2000.4999, 'silver'],
    [2000.5, 'gold'],
    [5999.99, 'gold'],
    [6000, 'black'],
    [1e9, 'black'],
  ])('%d spent', (spent, key) => {
    expect(tierFor(yuan(spent), ladder())?.key ?? null).toBe(key);
  });

  it('counts points and orders in their own units', () => {
    expect(tierFor(5_000, ladder('earned', 1))?.key).toBe('silver');
    expect(tierFor(4_999, ladder('earned', 1))).toBeNull();
    // Half an order does not exist, so 2000.5 orders are reached with 2001.
    expect(tierFor(2_000, ladder('orders'))?.key).toBe('silver');
    expect(tierFor(2_001, ladder('orders'))?.key).toBe('gold');
  });

  it('does not depend on the order in which tiers are written', () => {
    const shuffled = ladderOf({
      tiers: [BLACK, SILVER, GOLD],
      tierBasis: { measure: 'spend', windowMonths: null },
      currency: { scale: 0 },
    });
    expect(tierFor(yuan(700), shuffled)).toBe(SILVER);
  });

  it('is none without tiers', () => {
    const none = ladderOf({ tiers: [], tierBasis: { measure: 'spend', windowMonths: null }, currency: { scale: 0 } });
    expect(tierFor(yuan(1e6), none)).toBeNull();
    expect(progress(yuan(1e6), none)).toMatchObject({ reached: null, next: null, missing: 0 });
    expect(say(progressWords(progress(0, none), none))).toBe('There are no tiers yet');
  });
});

describe('progress', () => {
  it.each([
    [0, null, 'silver', 500, 0],
    [125, null, 'silver', 375, 0.25],
    [-50, null, 'silver', 550, 0],
    [500, 'silver', 'gold', 1500.5, 0],
    [1250.25, 'silver', 'gold', 750.25, 0.5],
    [2000.5, 'gold', 'black', 3999.5, 0],
    [6000, 'black', null, 0, 1],
    [9000, 'black', null, 0, 1],
  ])('with %d spent', (spent, reached, next, missing, share) => {
    const found = progress(yuan(spent), ladder());
    expect([found.reached?.key ?? null, found.next?.key ?? null, found.missingWritten, found.share]).toEqual([
      reached,
      next,
      missing,
      share,
    ]);
    expect(found.missing).toBe(yuan(missing));
  });

  it.each([
    ['spend', yuan(420), '80 more to spend for Silver'],
    ['spend', yuan(6000), 'Black is the highest tier'],
    ['earned', 420, '80 more points to earn for Silver'],
    ['orders', 499, '1 more purchase for Silver'],
  ] as const)('is said in words: %s %d', (measure, at, words) => {
    expect(say(progressWords(progress(at, ladder(measure)), ladder(measure)))).toBe(words);
  });
});

describe('a change of tier', () => {
  const cause = { kind: 'record', id: 'order-1' } as const;

  it.each([
    [null, 499, null],
    [null, 500, 'null → silver up'],
    [null, 7000, 'null → black up'],
    ['silver', 700, null],
    ['silver', 2500, 'silver → gold up'],
    ['gold', 2500, null],
    ['gold', 700, 'gold → silver down'],
    ['black', 0, 'black → null down'],
    ['lost', 700, 'lost → silver gone'],
    ['lost', 0, 'lost → null gone'],
  ])('from %s with %d', (tier, spent, expected) => {
    const change = tierChange({ tier, measure: yuan(spent) }, ladder(), cause);
    expect(change && `${change.from} → ${change.to} ${change.direction}`).toBe(expected);
    if (change) expect(change).toMatchObject({ cause, measure: yuan(spent) });
  });

  it('tells what happened and what moved it, in every language', () => {
    const words = (locale: Locale, tier: string | null, spent: number, kind: 'refund' | 'window') => {
      const moved = kind === 'refund' ? { kind, id: 'r1' } : { kind };
      const change = tierChange({ tier, measure: yuan(spent) }, ladder(), moved);
      return tierChangeWords(change!, ladder()).map((sentence) => say(sentence, locale));
    };
    expect(words('en', 'gold', 700, 'refund')).toEqual([
      'Moved down from Gold to Silver',
      '700 spent, threshold 500',
      'because of a refund',
    ]);
    expect(words('en', 'silver', 20, 'window')).toEqual([
      'Moved down from Silver to no tier',
      '20 spent, below the first threshold',
      'because older records no longer count',
    ]);
    for (const locale of LOCALES)
      for (const text of words(locale, 'lost', 700, 'refund')) expect(text).not.toMatch(/[{}]/);
  });
});

describe('what a record adds', () => {
  const record = (purpose: FormPurpose, amount: number | null, earned = 0) => ({
    form: formBodySchema.parse({ title: {}, purpose, bindings: { amount: 'amount' }, fields: [] }),
    values: { amount },
    earned,
  });

  it.each([
    ['purchase', 286.5, 'spend', yuan(286.5)],
    ['purchase', 11.77, 'spend', 117_700],
    ['purchase', 0, 'spend', 0],
    ['purchase', null, 'spend', 0],
    ['refund', 50, 'spend', -yuan(50)],
    ['refund', 0, 'spend', 0],
    ['redemption', 50, 'spend', 0],
    ['checkIn', null, 'spend', 0],
    ['purchase', 286.5, 'orders', 1],
    ['refund', 50, 'orders', 0],
    ['redemption', 50, 'orders', 0],
    ['purchase', 286.5, 'earned', 429],
    ['checkIn', null, 'earned', 429],
    ['refund', 50, 'earned', 429],
  ] as const)('a %s of %s, by %s', (purpose, amount, measure, expected) => {
    expect(contribution(record(purpose, amount, 429), ladder(measure))).toBe(expected);
  });
});

describe('the window that counts', () => {
  it.each([
    [null, '2026-03-31T04:00:00Z', null],
    [12, '2026-03-31T04:00:00Z', '2025-03-31T16:00:00.000Z'],
    [12, '2026-03-31T16:00:00Z', '2025-04-01T16:00:00.000Z'],
    [1, '2026-03-31T04:00:00Z', '2026-02-28T16:00:00.000Z'],
  ])('%s months at %s', (windowMonths, now, from) => {
    const start = windowStart({ measure: 'spend', windowMonths }, Date.parse(now), 'Asia/Shanghai');
    expect(start === null ? null : new Date(start).toISOString()).toBe(from);
  });
});
