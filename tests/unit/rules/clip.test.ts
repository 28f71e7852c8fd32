import { describe, expect, it } from 'vitest';
import { explainSchema } from '@/engine/ledger/explain-schema';
import { clip } from '@/engine/rules/clip';
import { evaluate } from '@/engine/rules/evaluate';
import { compiled, onlyGrant, program, purchase, rule } from './world';

function grantOf(amount: number, scale = 0) {
  const body = program([rule({ cap: { points: 500, per: 'day' } })], {
    currency: { code: 'points', name: { en: 'P' }, unit: { en: 'P' }, scale },
  });
  return onlyGrant(evaluate(compiled(body), purchase({ amount })).items);
}

describe('a daily cap of 500', () => {
  it.each([
    { amount: 286, left: 500, given: 286, said: null },
    { amount: 500, left: 500, given: 500, said: null },
    { amount: 286, left: 286, given: 286, said: null },
    { amount: 286, left: 120, given: 120, said: { left: 120, wanted: 286, given: 120 } },
    { amount: 286, left: 1, given: 1, said: { left: 1, wanted: 286, given: 1 } },
    { amount: 286, left: 0, given: 0, said: { left: 0, wanted: 286, given: 0 } },
    { amount: 286, left: -5, given: 0, said: { left: 0, wanted: 286, given: 0 } },
  ])('wants $amount with $left left: gives $given', ({ amount, left, given, said }) => {
    const clipped = clip(grantOf(amount), left);
    const step = clipped.item.explain.steps.find(({ kind }) => kind === 'cap');
    expect([clipped.given, step?.params ?? null]).toEqual([given, said && { per: 'day', ...said }]);
  });

  it('speaks of points as people write them', () => {
    const clipped = clip(grantOf(286, 2), 1_205);
    expect(clipped.given).toBe(1_205);
    expect(clipped.item.explain.steps).toContainEqual({
      kind: 'cap',
      params: { per: 'day', left: 12.05, wanted: 286, given: 12.05 },
    });
  });

  it('says the cap before the dates, in words the ledger accepts', () => {
    const { explain } = clip(grantOf(286), 120).item;
    expect(explain.steps.map(({ kind }) => kind)).toEqual(['perAmount', 'cap', 'expiry']);
    expect(explainSchema.parse(explain)).toEqual(explain);
  });

  it('asks no counter without a cap', () => {
    const item = onlyGrant(evaluate(compiled(program([rule()])), purchase({ amount: 286 })).items);
    expect(item.cap).toBeNull();
    expect(clip(item, 0).given).toBe(286);
  });
});
