import type { FormBody } from '@/engine/forms/schema';
import type { LocalText } from '@/engine/kernel/text';
import { EFFECTS } from './effects/registry';
import { type ProgramBody, programBodySchema } from './program-schema';
import { type Rule, ruleSchema } from './rule-schema';

export interface ProgramNames {
  readonly title: LocalText;
  readonly currency: LocalText;
  readonly unit: LocalText;
}

/** A program without rules, in force from a day (`YYYY-MM-DD`): whole points, good for twelve months. */
export function initialProgram({ title, currency, unit }: ProgramNames, effectiveFrom: string): ProgramBody {
  return programBodySchema.parse({
    title,
    currency: { code: 'points', name: currency, unit },
    effectiveFrom,
    validity: { kind: 'months', months: 12 },
    reminderDays: [30, 7],
  });
}

export interface RuleNames {
  readonly key: string;
  /** Key of the form. */
  readonly form: string;
  readonly title: LocalText;
}

/** A rule just added for a form: the effect its purpose calls for, else the first one its fields allow. */
export function initialRule(form: FormBody, names: RuleNames): Rule {
  const fitting = EFFECTS.filter(({ expectedOn }) => expectedOn === form.purpose);
  const others = EFFECTS.filter(({ expectedOn }) => expectedOn === undefined);
  for (const { initial, events } of [...fitting, ...others]) {
    const effect = initial(form);
    if (effect) return ruleSchema.parse({ ...names, event: events[0], effect });
  }
  throw new Error('fixed points can be given for any form');
}
