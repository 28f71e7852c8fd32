import { describe, expect, it } from 'vitest';
import type { Numbering } from '@/engine/fields/field-type';
import { serial } from '@/engine/fields/serial';
import type { Json } from '@/engine/kernel/json';

// The type is known to number.
const numbering = serial.numbering as Numbering;
const at = { now: Date.parse('2024-05-01T02:00:00Z'), timeZone: 'Asia/Shanghai', textOf: () => 'BJ' };
const settings = (raw: Record<string, Json>) => serial.settings.parse(raw);
const count: Json = { kind: 'count', digits: 4 };

describe('a serial number', () => {
  it('joins its parts', () => {
    const parts: Json[] = [
      { kind: 'text', text: 'A-' },
      { kind: 'date', format: 'YYMMDD' },
      { kind: 'field', field: 'shop' },
      count,
    ];
    expect(numbering.text(settings({ parts }), 7, at)).toBe('A-240501BJ0007');
    expect(numbering.text(settings({ parts }), 123_456, at)).toBe('A-240501BJ123456');
  });

  it.each([
    ['never', 'YYYY', 'all', '2024'],
    ['year', 'YY', '2024', '24'],
    ['month', 'YYYYMM', '2024-05', '202405'],
    ['day', 'YYYYMMDD', '2024-05-01', '20240501'],
  ])('counts anew: %s', (reset, format, scope, shown) => {
    const made = settings({ parts: [{ kind: 'date', format }, count], reset, first: 100 });
    expect(numbering.scope(made, at)).toBe(scope);
    expect(numbering.first(made)).toBe(100);
    expect(numbering.text(made, 1, at)).toBe(`${shown}0001`);
  });

  it("takes its day from the workspace's zone", () => {
    const made = settings({ parts: [{ kind: 'date', format: 'YYYYMMDD' }, count], reset: 'day' });
    const lateInNewYork = { ...at, now: Date.parse('2024-05-01T03:00:00Z'), timeZone: 'America/New_York' };
    expect(numbering.scope(made, lateInNewYork)).toBe('2024-04-30');
  });
});
