import { describe, expect, it } from 'vitest';
import { inForceFrom, type ProgramVersion, programAt } from '@/engine/apps/program-version';
import { businessDayAt } from '@/engine/kernel/business-day';
import { type CapPeriod, periodName } from '@/engine/rules/cap';
import { evaluate } from '@/engine/rules/evaluate';
import { compileSchedule, minuteOfDay, type Schedule, scheduleSchema } from '@/engine/rules/schedule';
import { lastDay, type Validity } from '@/engine/rules/validity';
import { compiled, onlyGrant, program, purchase, rule, ZONE } from './world';

const at = (text: string) => Date.parse(text);

describe('the day an instant belongs to', () => {
  it.each([
    ['2026-03-31T15:59:59.999Z', ZONE, '2026-03-31', 1439],
    ['2026-03-31T16:00:00Z', ZONE, '2026-04-01', 0],
    ['2026-03-31T00:30:00Z', 'America/New_York', '2026-03-30', 1230],
    ['2026-01-01T10:30:00Z', 'Pacific/Kiritimati', '2026-01-02', 30],
    ['2026-01-01T10:30:00Z', 'Pacific/Pago_Pago', '2025-12-31', 1410],
    // The clock shows 01:30 twice.
    ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01', 90],
    ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01', 90],
    // And skips from two to three.
    ['2026-03-08T07:30:00Z', 'America/New_York', '2026-03-08', 210],
  ])('%s in %s is %s', (instant, zone, date, minute) => {
    expect([businessDayAt(at(instant), zone).date, minuteOfDay(at(instant), zone)]).toEqual([date, minute]);
  });
});

describe('the version of a program an event is judged by', () => {
  // Each version as the day it counts from and the instant it was published at.
  const versions = (lives: readonly (readonly [from: string, published: string])[]) =>
    lives.map(([from, published], index) => {
      const life = { effectiveFrom: at(from), publishedAt: at(published) };
      const before = lives[index - 1];
      const inForce = inForceFrom(life, before ? { effectiveFrom: at(before[0]) } : null);
      return { version: index + 1, inForceFrom: inForce } as ProgramVersion;
    });
  const known = versions([
    ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
    ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ]);

  it.each([
    ['2025-12-31T23:59:59.999Z', undefined],
    // The first one may count from a day before it was published.
    ['2026-01-01T00:00:00.000Z', 1],
    ['2026-02-28T23:59:59.999Z', 1],
    // A correction of a version does not work backwards.
    ['2026-03-01T00:00:00.000Z', 2],
    ['2026-04-30T23:59:59.999Z', 2],
    ['2026-05-01T00:00:00.000Z', 3],
  ])('at %s is %s', (instant, version) => {
    expect(programAt(known, at(instant))?.version).toBe(version);
  });
});

describe('a schedule', () => {
  it.each<[string, Schedule, string, boolean]>([
    ['before the first day', { from: '2026-04-01' }, '2026-03-31T15:59:59Z', false],
    ['at the first instant', { from: '2026-04-01' }, '2026-03-31T16:00:00Z', true],
    ['at the last instant', { to: '2026-03-31' }, '2026-03-31T15:59:59Z', true],
    ['after the last day', { to: '2026-03-31' }, '2026-03-31T16:00:00Z', false],
    ['on its weekday', { weekdays: [2] }, '2026-03-31T04:00:00Z', true],
    ['on another weekday', { weekdays: [1, 3] }, '2026-03-31T04:00:00Z', false],
    ['at the start of a window', { hours: [{ from: '12:00', to: '13:00' }] }, '2026-03-31T04:00:00Z', true],
    ['at the end of a window', { hours: [{ from: '11:00', to: '12:00' }] }, '2026-03-31T04:00:00Z', false],
    [
      'in the second window',
      {
        hours: [
          { from: '08:00', to: '09:00' },
          { from: '11:30', to: '12:30' },
        ],
      },
      '2026-03-31T04:00:00Z',
      true,
    ],
    ['late in a window past midnight', { hours: [{ from: '22:00', to: '02:00' }] }, '2026-03-31T15:00:00Z', true],
    ['early in a window past midnight', { hours: [{ from: '22:00', to: '02:00' }] }, '2026-03-31T17:59:00Z', true],
    ['outside a window past midnight', { hours: [{ from: '22:00', to: '02:00' }] }, '2026-03-31T18:00:00Z', false],
    ['all day', { hours: [{ from: '00:00', to: '00:00' }] }, '2026-03-31T04:00:00Z', true],
    [
      'weekday right, hour wrong',
      { weekdays: [2], hours: [{ from: '08:00', to: '09:00' }] },
      '2026-03-31T04:00:00Z',
      false,
    ],
  ])('%s', (_name, schedule, instant, on) => {
    expect(compileSchedule(scheduleSchema.parse(schedule))(at(instant), ZONE)).toBe(on);
  });

  it('refuses days and hours that do not exist', () => {
    for (const wrong of [
      { from: '2026-02-29' },
      { hours: [{ from: '24:00', to: '25:00' }] },
      { weekdays: [0] },
      { weekdays: [] },
    ]) {
      expect(scheduleSchema.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('the period of a cap', () => {
  it.each<[CapPeriod, string, string]>([
    ['day', '2026-03-31T15:59:59Z', '2026-03-31'],
    ['day', '2026-03-31T16:00:00Z', '2026-04-01'],
    ['week', '2026-03-31T04:00:00Z', 'w2026-03-30'],
    ['week', '2026-04-05T04:00:00Z', 'w2026-03-30'],
    ['week', '2026-04-05T16:00:00Z', 'w2026-04-06'],
    ['week', '2027-01-01T04:00:00Z', 'w2026-12-28'],
    ['month', '2026-03-31T16:00:00Z', '2026-04'],
    ['quarter', '2026-03-31T15:59:59Z', '2026-q1'],
    ['quarter', '2026-03-31T16:00:00Z', '2026-q2'],
    ['quarter', '2026-12-01T00:00:00Z', '2026-q4'],
    ['year', '2026-12-31T16:00:00Z', '2027'],
    ['lifetime', '2026-12-31T16:00:00Z', 'ever'],
  ])('%s at %s is %s', (per, instant, name) => {
    expect(periodName(per, at(instant), ZONE)).toBe(name);
  });
});

describe('the last day points are good', () => {
  it.each<[Validity, string, string | null]>([
    [{ kind: 'forever' }, '2026-03-31', null],
    [{ kind: 'days', days: 30 }, '2026-03-31', '2026-04-30'],
    [{ kind: 'months', months: 12 }, '2026-03-31', '2027-03-31'],
    [{ kind: 'months', months: 1 }, '2026-01-31', '2026-02-28'],
    [{ kind: 'months', months: 12 }, '2024-02-29', '2025-02-28'],
    [{ kind: 'months', months: 12, endOf: 'month' }, '2026-02-10', '2027-02-28'],
    [{ kind: 'months', months: 12, endOf: 'quarter' }, '2026-02-10', '2027-03-31'],
    [{ kind: 'months', months: 12, endOf: 'quarter' }, '2026-11-30', '2027-12-31'],
    [{ kind: 'months', months: 12, endOf: 'year' }, '2026-02-10', '2027-12-31'],
    [{ kind: 'date', month: 12, day: 31, years: 0 }, '2026-02-10', '2026-12-31'],
    [{ kind: 'date', month: 3, day: 31, years: 0 }, '2026-03-31', '2026-03-31'],
    [{ kind: 'date', month: 3, day: 31, years: 0 }, '2026-04-01', '2027-03-31'],
    [{ kind: 'date', month: 3, day: 31, years: 1 }, '2026-02-10', '2027-03-31'],
    [{ kind: 'date', month: 2, day: 29, years: 1 }, '2026-02-10', '2027-02-28'],
  ])('%j from %s', (validity, from, last) => {
    expect(lastDay(validity, from)).toBe(last);
  });
});

describe('when granted points live', () => {
  const dates = (sketch: Record<string, unknown>, occurred: string) => {
    const { activatesAt, expiresAt } = onlyGrant(
      evaluate(compiled(program([rule(sketch)])), purchase({ amount: 5 }, { occurredAt: at(occurred) })).items,
    );
    return [activatesAt, expiresAt].map((instant) => (instant === null ? null : new Date(instant).toISOString()));
  };

  it('through the whole last day of the workspace’s zone', () => {
    expect(dates({}, '2026-03-31T15:59:59Z')).toEqual([null, '2027-03-31T16:00:00.000Z']);
    expect(dates({}, '2026-03-31T16:00:00Z')).toEqual([null, '2027-04-01T16:00:00.000Z']);
  });

  it('pending for whole days, and good from the day they become usable', () => {
    expect(dates({ pendingDays: 7 }, '2026-03-31T04:00:00Z')).toEqual([
      '2026-04-06T16:00:00.000Z',
      '2027-04-07T16:00:00.000Z',
    ]);
  });

  it('for the rule’s own time, or for ever', () => {
    expect(dates({ validity: { kind: 'days', days: 1 } }, '2026-03-31T04:00:00Z')).toEqual([
      null,
      '2026-04-01T16:00:00.000Z',
    ]);
    expect(dates({ validity: { kind: 'forever' } }, '2026-03-31T04:00:00Z')).toEqual([null, null]);
  });
});
