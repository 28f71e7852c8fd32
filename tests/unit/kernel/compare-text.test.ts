import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareText } from '@/engine/kernel/compare-text';
import { lowerAscii } from '@/lib/lower-ascii';

it('orders text as its UTF-8 bytes stand', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', '\u00e9', '\u4e2d', '\ufb01', '\u{1f600}', '\u{20bb7}') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
  expect(compareText('\ufb01', '\u{1f600}')).toBeLessThan(0);
});

it('lowers the letters A to Z alone', () => {
  expect(lowerAscii('ÄBC-Ünï-XYZ-İ')).toBe('Äbc-Ünï-xyz-İ');
});
