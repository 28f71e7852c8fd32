import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyProgramEdit, type ProgramEdit, programEditSchema } from '@/engine/rules/edit';
import { type ProgramBody, programBodySchema } from '@/engine/rules/program-schema';
import { program, rule, rules } from './world';

const start = () =>
  program(rules({}, { cap: { points: 5, per: 'day' } }, { enabled: false }), {
    groups: [{ key: 'g', name: { en: 'G' }, keep: 'first' }],
  });

function edit(body: ProgramBody, raw: unknown) {
  return applyProgramEdit(body, programEditSchema.parse(raw));
}

const keys = (body: ProgramBody) => body.rules.map(({ key }) => key);

describe('editing a program', () => {
  it('adds a rule where it is wanted', () => {
    const part = rule({ key: 'new' });
    expect(keys(edit(start(), { do: 'add-part', list: 'rules', part, at: 1 }).body)).toEqual(['r1', 'new', 'r2', 'r3']);
    expect(keys(edit(start(), { do: 'add-part', list: 'rules', part }).body)).toEqual(['r1', 'r2', 'r3', 'new']);
    expect(keys(edit(start(), { do: 'add-part', list: 'rules', part, at: 99 }).body)).toEqual([
      'r1',
      'r2',
      'r3',
      'new',
    ]);
  });

  it('moves rules', () => {
    expect(keys(edit(start(), { do: 'move-part', list: 'rules', key: 'r1', to: 2 }).body)).toEqual(['r2', 'r3', 'r1']);
    expect(keys(edit(start(), { do: 'move-part', list: 'rules', key: 'r3', to: 0 }).body)).toEqual(['r3', 'r1', 'r2']);
  });

  it('changes what it is told and nothing else', () => {
    const { body } = edit(start(), {
      do: 'change-part',
      list: 'rules',
      key: 'r2',
      set: { pendingDays: 3 },
      unset: ['cap'],
    });
    const { cap: _cap, ...rest } = start().rules[1]!;
    expect(body.rules[1]).toEqual({ ...rest, pendingDays: 3 });
    expect(body.rules[0]).toEqual(start().rules[0]);
  });

  it('changes the program itself', () => {
    const { body } = edit(start(), { do: 'change-program', set: { debtFloor: 100, reminderDays: [3] } });
    expect(body).toEqual({ ...start(), debtFloor: 100, reminderDays: [3] });
  });

  it.each<[string, unknown, string]>([
    ['a key that is taken', { do: 'add-part', list: 'rules', part: rule({ key: 'r1' }) }, 'rules.keyTaken'],
    ['a rule that is no rule', { do: 'add-part', list: 'rules', part: { key: 'x' } }, 'api.invalidInput'],
    ['a tier among the rules', { do: 'add-part', list: 'tiers', part: rule() }, 'api.invalidInput'],
    ['a part that is gone', { do: 'change-part', list: 'rules', key: 'gone', set: {} }, 'rules.partUnknown'],
    ['another key', { do: 'change-part', list: 'rules', key: 'r1', set: { key: 'r9' } }, 'rules.keyFixed'],
    ['no key', { do: 'change-part', list: 'rules', key: 'r1', unset: ['key'] }, 'rules.keyFixed'],
    [
      'a property nobody knows',
      { do: 'change-part', list: 'rules', key: 'r1', set: { sparkle: true } },
      'api.invalidInput',
    ],
    [
      'a needed property left out',
      { do: 'change-part', list: 'rules', key: 'r1', unset: ['form'] },
      'api.invalidInput',
    ],
    [
      'too many points',
      { do: 'change-part', list: 'rules', key: 'r1', set: { cap: { points: 1e10, per: 'day' } } },
      'api.invalidInput',
    ],
    [
      'seven decimals',
      { do: 'change-part', list: 'rules', key: 'r1', set: { perRecordCap: 0.0000001 } },
      'api.invalidInput',
    ],
    ['all rules at once', { do: 'change-program', set: { rules: [] } }, 'rules.listsByPart'],
    ['a wrong policy', { do: 'change-program', set: { refundPolicy: 'shrug' } }, 'api.invalidInput'],
  ])('refuses %s', (_name, raw, code) => {
    expect(() => edit(start(), raw)).toThrow(code);
  });
});

/** Edits that mostly fit the program; those that do not are refused and change nothing. */
const anyKey = fc.constantFrom('r1', 'r2', 'r3', 'silver', 'gold', 'g', 'fresh', 'gone');
const anyList = fc.constantFrom('rules', 'tiers', 'groups');
const patch = fc.record({
  set: fc.dictionary(
    fc.constantFrom(
      'title',
      'pendingDays',
      'priority',
      'enabled',
      'threshold',
      'keep',
      'name',
      'cap',
      'debtFloor',
      'validity',
    ),
    fc.constantFrom<unknown>(
      { en: 'Other' },
      0,
      7,
      true,
      'least',
      null,
      { points: 9, per: 'week' },
      { kind: 'forever' },
    ),
    { maxKeys: 2 },
  ),
  unset: fc.subarray(['cap', 'schedule', 'pendingDays', 'enabled', 'debtFloor'], { maxLength: 2 }),
});
const anyEdit = fc.oneof(
  fc.record({
    do: fc.constant('add-part'),
    list: fc.constant('rules'),
    part: anyKey.map((key) => rule({ key })),
    at: fc.nat(5),
  }),
  fc.record({ do: fc.constant('remove-part'), list: anyList, key: anyKey }),
  fc.record({ do: fc.constant('move-part'), list: anyList, key: anyKey, to: fc.nat(5) }),
  fc.tuple(anyList, anyKey, patch).map(([list, key, rest]) => ({ do: 'change-part', list, key, ...rest })),
  patch.map((rest) => ({ do: 'change-program', ...rest })),
);

describe('undo', () => {
  it('takes any run of edits back to where it began, and redo forward again', () => {
    let applied = 0;
    const runs = fc.property(fc.array(anyEdit, { maxLength: 12 }), (raws) => {
      let body = start();
      const undo: ProgramEdit[] = [];
      for (const raw of raws) {
        try {
          const step = edit(body, raw);
          body = step.body;
          undo.unshift(step.inverse);
          applied += 1;
        } catch {}
      }
      expect(programBodySchema.parse(body)).toEqual(body);
      const redo: ProgramEdit[] = [];
      let back = body;
      for (const inverse of undo) {
        const step = applyProgramEdit(back, programEditSchema.parse(JSON.parse(JSON.stringify(inverse))));
        back = step.body;
        redo.unshift(step.inverse);
      }
      expect(back).toEqual(start());
      for (const again of redo) back = applyProgramEdit(back, again).body;
      expect(back).toEqual(body);
    });
    fc.assert(runs, { numRuns: 300 });
    expect(applied).toBeGreaterThan(300);
  });
});
