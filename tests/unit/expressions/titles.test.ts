import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctTitles, fromTitles, toTitles } from '@/engine/expressions/titles';

const { titleById, idByTitle } = distinctTitles([
  ['amount', '订单 金额'],
  ['items.price', '明细.单价'],
  ['f1', '折扣}率'],
  ['f2', 'amount'],
  ['f3', '备注'],
  ['f4', '备注'],
  ['f5', '  '],
]);

describe('titles', () => {
  it.each([
    ['{amount} * 2', '{订单 金额} * 2'],
    ['SUM( {items.price} )+1', 'SUM( {明细.单价} )+1'],
    ['"{amount}" & {amount}', '"{amount}" & {订单 金额}'],
    ['{f1}', '{折扣}}率}'],
    ['{f2}', '{amount [f2]}'],
    ['{f3} & {f4}', '{备注 [f3]} & {备注 [f4]}'],
    ['{f5}', '{[f5]}'],
    ['{gone} + 1', '{gone} + 1'],
    ['{amount} + "unfinished', '{订单 金额} + "unfinished'],
    ['{amount} + {unfin', '{订单 金额} + {unfin'],
  ])('%s is shown as %s, and back', (stored, shown) => {
    expect(toTitles(stored, titleById)).toBe(shown);
    expect(fromTitles(shown, idByTitle)).toBe(stored);
  });

  it('come back whatever they are', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 6 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 6 }), (titles) => {
        const maps = distinctTitles(titles.map((one, at) => [`f${at}`, one] as const));
        const stored = titles.map((_, at) => `{f${at}}`).join(' + ');
        expect(fromTitles(toTitles(stored, maps.titleById), maps.idByTitle)).toBe(stored);
      }),
    );
  });
});
