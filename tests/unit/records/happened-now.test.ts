import { describe, expect, it } from 'vitest';
import { occurredAt } from '@/engine/apps/occurred-at';
import { happenedNow } from '@/engine/commands/steps/happened-now';
import '@/engine/fields/ready';
import { formBodySchema } from '@/engine/forms/schema';
import { recordLayout } from '@/engine/records/layout';

const timeZone = 'Asia/Shanghai';
const now = Date.parse('2026-03-31T16:00:30.500Z'); // half past midnight of the first of April in Shanghai
const title = { en: 'When' };

function formWith(field: object | null) {
  const body = formBodySchema.parse({
    title,
    bindings: field ? { occurredAt: 'at' } : {},
    fields: [{ id: 'at', type: 'datetime', title, ...field }],
  });
  return { body, layout: recordLayout('f', body) };
}

describe('a record made at this moment', () => {
  it.each([
    ['an instant', { type: 'datetime' }, {}, new Date(now).toISOString()],
    ['a day', { type: 'date' }, {}, '2026-04-01'],
    ['a month', { type: 'date', settings: { grain: 'month' } }, {}, '2026-04'],
    ['a year', { type: 'date', settings: { grain: 'year' } }, {}, '2026'],
    ['what was sent', { type: 'date' }, { at: '2026-01-01' }, '2026-01-01'],
    ['nothing that is refused', { type: 'date', settings: { latest: { date: '2026-01-01' } } }, {}, undefined],
    ['nothing that people may not write', { type: 'date', readOnly: true }, {}, undefined],
    ['nothing where the product writes it', { type: 'created-at' }, {}, undefined],
    ['nothing where no field tells when', null, {}, undefined],
  ] as const)('says %s', (_, field, raw: Record<string, string>, said) => {
    const filled = happenedNow(formWith(field), raw, { now, timeZone, locale: 'en', door: 'screen' });
    expect(filled.at).toBe(said);
  });

  it('happened when it was written, where the field says the minute of it', () => {
    const form = formWith({ type: 'datetime' });
    const at = (said: string, createdAt: number) =>
      occurredAt({ timeZone } as never, form as never, { values: { at: said }, createdAt });
    const minute = Date.parse('2026-03-31T16:00:00.000Z');
    expect(at('2026-03-31T16:00:00.000Z', now)).toBe(now);
    expect(at('2026-03-31T16:00:00.000Z', minute + 60_000)).toBe(minute);
    expect(at('2026-03-31T16:00:00.000Z', minute - 1)).toBe(minute);
    expect(at('2026-03-31T16:00:20.000Z', now)).toBe(minute + 20_000);
  });
});
