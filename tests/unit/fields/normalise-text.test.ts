import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, normaliseText } from '@/engine/fields/normalise-text';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('the normalisation of text', () => {
  it.each([true, false])('is idempotent and leaves nothing it forbids (several lines: %s)', (lines) => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const once = normaliseText(raw, { min: 0, max: 100, lines });
        if ('problems' in once || once.value === null) return;
        expect(normaliseText(once.value, { min: 0, max: 100, lines })).toEqual(once);
        expect(once.value).toBe(once.value.normalize('NFC').trim());
        expect(/[\p{Cc}\p{Cs}]/u.test(lines ? once.value.replace(/[\n\t]/g, '') : once.value)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts what people see as one sign or accent, not bytes', () => {
    expect(codePoints('中😀é')).toBe(3);
  });

  it('keeps signs that only look dangerous', () => {
    for (const text of ['<script>alert(1)</script>', '=1+1', "'; DROP TABLE x", '\u202eabc', '{{7*7}}', '\ufffd']) {
      expect(normaliseText(text, { min: 0, max: 100, lines: false })).toEqual({ value: text });
    }
  });
});
