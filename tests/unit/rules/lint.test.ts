import { describe, expect, it } from 'vitest';
import type { DefinitionInApp, LintProblem } from '@/engine/definitions/kind';
import { LOCALES } from '@/engine/kernel/text';
import { lintProgram } from '@/engine/rules/lint';
import { programKind } from '@/engine/rules/program-kind';
import { problemText } from '@/lib/i18n/fault-text';
import { translator } from '@/lib/i18n/translator';
import { FORMS, program, type RuleSketch, rules, TIERS } from './world';

/** Rules that keep the promises of the refund and redemption forms. */
const PROMISED: RuleSketch[] = [
  { key: 'refund', form: 'refund', effect: { type: 'reverse', order: 'sale', amount: 'amount' } },
  { key: 'redeem', form: 'redemption', effect: { type: 'redeem', reward: 'reward', quantity: 'quantity' } },
];
const capped = { perRecordCap: 1000 };

function lint(
  sketches: readonly RuleSketch[],
  rest: Record<string, unknown> = {},
  flowForms: string[] = [],
): LintProblem[] {
  const body = program(rules(...sketches, ...PROMISED), rest);
  return lintProgram(body, { forms: FORMS, flowForms: new Set(flowForms), today: '2026-06-01' });
}

const outline = (problems: readonly LintProblem[]) =>
  problems.map(({ level, code, part }) => `${level} ${code} ${part ?? '-'}`);

describe('a sound program', () => {
  it('has no problems', () => {
    expect(lint([capped, { form: 'check_in', effect: { type: 'earnFixed', points: 5 } }])).toEqual([]);
  });

  it('is judged among its siblings', () => {
    const siblings: DefinitionInApp[] = [
      ...[...FORMS].map(([key, body]) => ({ id: key, kind: 'form' as const, key, body })),
      { id: 'f', kind: 'flow', key: 'f', body: { form: 'purchase' } },
    ];
    const body = program(rules(capped, { ...capped, event: 'flowFinished' }, ...PROMISED));
    const self = { id: 'p', kind: 'program' as const, key: 'p', body };
    expect(outline(programKind.lint(body, self, siblings))).toEqual(['warning rules.beforeFlow r1']);
    expect(outline(programKind.lint(body, self, []))).toContain('error rules.unknownForm r1');
  });
});

describe('problems of a rule', () => {
  it.each<[string, RuleSketch, string]>([
    ['an unknown form', { form: 'gone' }, 'error rules.unknownForm r1'],
    [
      'an unknown field',
      { effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'gone' } },
      'error rules.unknownField r1',
    ],
    [
      'points per text',
      { effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'note' } },
      'error rules.fieldNotNumber r1',
    ],
    [
      'points per price of a line',
      { effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'price' } },
      'error rules.fieldInSection r1',
    ],
    [
      'a redemption that is changed',
      { form: 'redemption', event: 'updated', effect: { type: 'redeem', reward: 'reward' } },
      'error rules.eventUnfit r1',
    ],
    ['nobody to give to', { form: 'refund', effect: { type: 'earnFixed', points: 1 } }, 'error rules.noMember r1'],
    ['a flow that is not there', { ...capped, event: 'flowFinished' }, 'warning rules.noFlow r1'],
    ['an unknown tier', { ...capped, tiers: ['platinum'] }, 'error rules.unknownTier r1'],
    ['an unknown group', { ...capped, stackGroup: 'promo' }, 'error rules.unknownGroup r1'],
    [
      'an end before its start',
      { ...capped, schedule: { from: '2026-05-02', to: '2026-05-01' } },
      'error rules.scheduleBackwards r1',
    ],
    [
      'an end before the program',
      { ...capped, schedule: { to: '2025-12-31' } },
      'warning rules.scheduleBeforeProgram r1',
    ],
    ['an end that has passed', { ...capped, schedule: { to: '2026-05-31' } }, 'warning rules.scheduleOver r1'],
    [
      'no such weekday',
      { ...capped, schedule: { from: '2026-06-01', to: '2026-06-05', weekdays: [6, 7] } },
      'warning rules.scheduleEmpty r1',
    ],
    [
      'a contradiction',
      {
        ...capped,
        when: {
          all: [
            { field: 'amount', op: 'gt', value: 5 },
            { field: 'amount', op: 'lt', value: 5 },
          ],
        },
      },
      'warning rules.conditionNever r1',
    ],
    [
      'a condition on a field that is gone',
      { ...capped, when: { field: 'gone', op: 'gt', value: 5 } },
      'error conditions.unknownField r1',
    ],
    [
      'an operator the field does not have',
      { ...capped, when: { field: 'amount', op: 'contains', value: '5' } },
      'error conditions.operatorNotOffered r1',
    ],
    ['points without end', {}, 'warning rules.unbounded r1'],
    ['points that round away', { effect: { type: 'earnFixed', points: 0.4 } }, 'warning rules.roundsToNothing r1'],
    ['a cap of half a point', { perRecordCap: 0.5 }, 'warning rules.capIsNothing r1'],
    [
      'a cap that does nothing',
      { perRecordCap: 600, cap: { points: 500, per: 'day' } },
      'warning rules.recordCapAboveCap r1',
    ],
  ])('%s', (_name, sketch, expected) => {
    expect(outline(lint([sketch]))).toEqual([expected]);
  });

  it('a refund by something that is no record', () => {
    const sketch = { form: 'refund', event: 'flowFinished', effect: { type: 'reverse', order: 'amount' } };
    expect(outline(lint([sketch], {}, ['refund']))).toEqual(['error rules.fieldNotRecord r1']);
  });

  it.each<[string, RuleSketch]>([
    ['the last day', { ...capped, schedule: { to: '2026-06-01' } }],
    ['a weekday on the edge', { ...capped, schedule: { from: '2026-06-01', to: '2026-06-06', weekdays: [6] } }],
    ['a week and more', { ...capped, schedule: { from: '2026-06-01', to: '2026-12-31', weekdays: [7] } }],
    ['what is switched off', { enabled: false, form: 'gone' }],
    ['a condition on the tier', { ...capped, when: { field: 'member.tier', op: 'in', value: ['gold'] } }],
    ['a cap on the member alone', { cap: { points: 500, per: 'day' } }],
  ])('none for %s', (_name, sketch) => {
    expect(lint([sketch])).toEqual([]);
  });
});

describe('problems of rules together', () => {
  it('the same rule twice, whatever it is called', () => {
    expect(outline(lint([capped, { ...capped, priority: 3 }]))).toEqual(['warning rules.sameAsOther r2']);
    expect(lint([capped, { ...capped, tiers: ['gold'] }])).toEqual([]);
    expect(lint([capped, { ...capped, enabled: false }])).toEqual([]);
  });

  it('a second hold for one redemption', () => {
    const second = { form: 'redemption', effect: { type: 'redeem', reward: 'reward' } };
    expect(outline(lint([second]))).toEqual(['error rules.onlyOneHere redeem']);
  });

  it('one key for two', () => {
    expect(
      outline(
        lint([
          { ...capped, key: 'x' },
          { ...capped, key: 'x', tiers: ['gold'] },
        ]),
      ),
    ).toEqual(['error rules.keyTwice x']);
  });

  it('a form without the rule it needs', () => {
    const bare = program(rules(capped));
    const problems = lintProgram(bare, { forms: FORMS, flowForms: new Set() });
    expect(problems.map(({ code, params }) => `${code} ${params?.form}`)).toEqual([
      'rules.missing.reverse refund',
      'rules.missing.redeem redemption',
    ]);
  });
});

describe('problems of the program', () => {
  const [silver, gold, black] = TIERS;
  it.each<[string, Record<string, unknown>, string]>([
    ['thresholds that fall', { tiers: [gold, silver] }, 'error rules.tiersNotAscending silver'],
    ['thresholds that are equal', { tiers: [silver, { ...gold, threshold: 0 }] }, 'error rules.tiersNotAscending gold'],
    [
      'a higher tier that earns less',
      { tiers: [silver, black, { ...gold, threshold: 9000 }] },
      'warning rules.tierEarnsLess gold',
    ],
    ['points without a name', { currency: { code: 'p', name: {}, unit: {} } }, 'error rules.currencyUnnamed -'],
  ])('%s', (_name, rest, expected) => {
    expect(outline(lint([], rest))).toEqual([expected]);
  });

  it('a multiplier without tiers', () => {
    expect(outline(lint([{ ...capped, tierMultiplier: true }], { tiers: [] }))).toEqual([
      'warning rules.multiplierWithoutTiers r1',
    ]);
  });
});

it('every problem has its words in every language', () => {
  const problems = [
    ...lint([{ form: 'gone' }, { perRecordCap: 0.5 }, { ...capped, when: { field: 'gone', op: 'eq', value: 'x' } }]),
    ...lint([{ ...capped, schedule: { from: '2026-05-02', to: '2026-05-01' }, tiers: ['x'], stackGroup: 'y' }]),
    ...lintProgram(program([], { tiers: [TIERS[1], TIERS[0]] }), { forms: FORMS, flowForms: new Set() }),
  ];
  expect(problems.length).toBeGreaterThan(8);
  for (const locale of LOCALES) {
    const t = translator(locale, 'Asia/Shanghai');
    const unknown = problems
      .map((problem) => problemText(t, problem))
      .filter((text) => text.includes('rules.') || /[{}]/.test(text));
    expect(unknown).toEqual([]);
  }
});
