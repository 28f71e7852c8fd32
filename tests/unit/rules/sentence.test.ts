import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/engine/kernel/text';
import { RULE_FACTS } from '@/engine/rules/condition-scope';
import { EFFECTS } from '@/engine/rules/effects/registry';
import { initialProgram, initialRule } from '@/engine/rules/initial';
import { ruleSchema } from '@/engine/rules/rule-schema';
import { absentParts, ruleSentence } from '@/engine/rules/sentence';
import { plainSentence } from '@/engine/rules/sentence-part';
import { translator } from '@/lib/i18n/translator';
import { say } from './say';
import { FORMS, program, type RuleSketch, rule } from './world';

const club = program([], { groups: [{ key: 'promo', name: { en: 'Promotions' }, keep: 'most' }] });

function read(sketch: RuleSketch, locale: (typeof LOCALES)[number] = 'en'): string[] {
  return ruleSentence(rule(sketch), { program: club, forms: FORMS }).map((part) => say(plainSentence(part), locale));
}

describe('a rule reads as a sentence', () => {
  it('with the names of what a condition picks, as far as they are known', () => {
    const names = new Map([
      ['m1', '王芳'],
      ['u1', '静安店'],
    ]);
    const all = [
      { field: 'member', op: 'in', value: ['m1', 'm2'] },
      { field: 'record.store', op: 'eq', value: 'u1' },
    ];
    const [, condition] = ruleSentence(rule({ when: { all } }), { program: club, forms: FORMS, names });
    expect(condition && say(plainSentence(condition))).toMatch(/王芳, m2.*静安店/);
  });

  it('with everything it can say', () => {
    const everything = {
      when: {
        all: [
          { field: 'amount', op: 'gte', value: 100 },
          { field: 'member.tier', op: 'eq', value: 'gold' },
        ],
      },
      tiers: ['gold', 'black'],
      schedule: { from: '2026-01-01', to: '2026-12-31', weekdays: [6, 7], hours: [{ from: '08:00', to: '10:00' }] },
      tierMultiplier: true,
      perRecordCap: 300,
      cap: { points: 500, per: 'day' },
      pendingDays: 7,
      validity: { kind: 'months', months: 12, endOf: 'year' },
      stackGroup: 'promo',
      stop: true,
    };
    expect(read(everything)).toEqual([
      'When Order is created',
      expect.stringMatching(/^if .*amount.*100.*Gold/),
      'for members in Gold, Black',
      'during 2026-01-01 to 2026-12-31, on Saturday, Sunday, 08:00–10:00',
      'award 1 point per 1 of amount',
      'part steps count in proportion',
      'what was paid with points does not earn',
      "times the tier's multiplier",
      'rounded down',
      'at most 300 points per record',
      'at most 500 points per member a day',
      'pending 7 days',
      'good for 12 months, to the end of that year',
      'only the one of “Promotions” that gives most',
      'later rules are not asked once this one gives',
    ]);
  });

  it('with as little as it can say', () => {
    expect(read({ form: 'check_in', effect: { type: 'earnFixed', points: 10 } })).toEqual([
      'When Check-in is created',
      'award 10 points',
      'rounded down',
      'good for 12 months',
    ]);
  });

  it.each<[string, RuleSketch, string]>([
    ['per unit', { effect: { type: 'earnFixed', points: 5, times: 'cups' } }, 'award 5 points for each cups'],
    [
      'a refund by amount',
      { form: 'refund', effect: { type: 'reverse', order: 'sale', amount: 'amount' } },
      'take back what sale earned, in proportion to amount',
    ],
    [
      'a whole refund',
      { form: 'refund', effect: { type: 'reverse', order: 'sale' } },
      'take back all points sale earned',
    ],
    [
      'a redemption',
      { form: 'redemption', effect: { type: 'redeem', reward: 'reward', quantity: 'quantity' } },
      'hold the cost of reward × quantity and reserve the stock',
    ],
    ['a form that is gone', { form: 'gone' }, 'When gone is created'],
  ])('%s', (_name, sketch, expected) => {
    expect(read(sketch)).toContain(expected);
  });

  it('in every language, without a gap', () => {
    for (const locale of LOCALES) {
      for (const text of read({ tierMultiplier: true, cap: { points: 5, per: 'week' } }, locale))
        expect(text).not.toMatch(/[{}<>]/);
    }
    expect(read({ cap: { points: 500, per: 'day' } }, 'zh-CN')).toContain('每位会员每天最多 500 积分');
  });

  it('with slots that point at what they change', () => {
    const subject = rule({
      cap: { points: 500, per: 'day' },
      pendingDays: 7,
      when: { field: 'amount', op: 'gt', value: 1 },
    });
    const slots = ruleSentence(subject, { program: club, forms: FORMS }).flatMap((part) => Object.values(part.slots));
    const valueAt = (path: string) =>
      path
        .slice(1)
        .split('/')
        .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], subject);
    const unset = slots.filter(({ path }) => valueAt(path) === undefined).map(({ path }) => path);
    // The program's own validity stands in until the rule has one.
    expect(unset).toEqual(['/validity']);
    expect(slots.map(({ path }) => path)).toContain('/effect/per');
  });

  it('and says what could be added', () => {
    expect(absentParts(rule())).toEqual([
      'condition',
      'tiers',
      'schedule',
      'tierMultiplier',
      'perRecordCap',
      'cap',
      'pendingDays',
      'stackGroup',
      'stop',
    ]);
    expect(absentParts(rule({ form: 'refund', effect: { type: 'reverse', order: 'sale' }, stop: true }))).toEqual([
      'condition',
      'tiers',
      'schedule',
    ]);
  });
});

describe('a new rule', () => {
  it.each([
    ['purchase', 'earnPerAmount'],
    ['refund', 'reverse'],
    ['check_in', 'earnFixed'],
    ['redemption', 'redeem'],
  ])('for %s is %s', (key, type) => {
    const made = initialRule(FORMS.get(key)!, { key: 'r', form: key, title: { en: 'R' } });
    expect(made).toEqual(ruleSchema.parse(made));
    expect(made.effect.type).toBe(type);
  });

  it('goes into a new program', () => {
    const names = { title: { en: 'Club' }, currency: { en: 'Points' }, unit: { en: 'pt' } };
    expect(initialProgram(names, '2026-11-21')).toMatchObject({
      rules: [],
      validity: { months: 12 },
      refundPolicy: 'debt',
    });
  });
});

describe('names', () => {
  it('of effects, facts and pieces exist in every language', () => {
    for (const locale of LOCALES) {
      const t = translator(locale, 'Asia/Shanghai');
      const keys = [
        ...EFFECTS.flatMap(({ type }) => [`rules.effects.${type}.title`, `rules.effects.${type}.summary`]),
        ...Object.keys(RULE_FACTS).map((name) => `rules.facts.${name}`),
        ...absentParts(rule()).map((part) => `rules.add.${part}`),
      ];
      expect(keys.filter((key) => !t.has(key))).toEqual([]);
    }
  });
});
