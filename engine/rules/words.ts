import { describeCondition } from '@/engine/conditions/describe';
import type { Condition } from '@/engine/conditions/schema';
import type { FormBody } from '@/engine/forms/schema';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { titleOr } from '@/engine/kernel/title-or';
import type { Cap } from './cap';
import { type NamingGround, ruleNames, ruleResolver } from './condition-scope';
import type { ProgramBody } from './program-schema';
import type { Schedule } from './schedule';
import type { Validity } from './validity';

/** Settings in words, for rule sentences and for what changed between two versions. */

export function validityWords(validity: Validity): Sentence {
  switch (validity.kind) {
    case 'forever':
      return { key: 'rules.validity.forever' };
    case 'days':
      return { key: 'rules.validity.days', params: { days: validity.days } };
    case 'months':
      return validity.endOf
        ? { key: `rules.validity.monthsTo.${validity.endOf}`, params: { months: validity.months } }
        : { key: 'rules.validity.months', params: { months: validity.months } };
    case 'date':
      return {
        key: 'rules.validity.date',
        params: { month: validity.month, day: validity.day, years: validity.years },
      };
  }
}

export function capWords({ points, per }: Cap): Sentence {
  return { key: `rules.cap.${per}`, params: { points } };
}

/** Dates, weekdays and hours that are set, one after the other. */
export function scheduleWords({ from, to, weekdays, hours }: Schedule): Sentence {
  const pieces: SentenceParam[] = [];
  if (from && to) pieces.push({ key: 'rules.schedule.between', params: { from, to } });
  else if (from) pieces.push({ key: 'rules.schedule.from', params: { from } });
  else if (to) pieces.push({ key: 'rules.schedule.to', params: { to } });
  const days = weekdays && [...new Set(weekdays)].sort().map((day) => ({ key: `rules.weekdays.${day}` }));
  if (days) pieces.push({ key: 'rules.schedule.weekdays', params: { days } });
  for (const window of hours ?? []) pieces.push({ key: 'rules.schedule.hours', params: { ...window } });
  return pieces.length ? { key: 'rules.schedule.all', params: { pieces } } : { key: 'rules.schedule.always' };
}

export function conditionWords(condition: Condition, form: FormBody | undefined, ground: NamingGround): Sentence {
  return describeCondition(condition, ruleNames(form, ground), form ? ruleResolver(form) : UNKNOWN);
}

const UNKNOWN = { subject: () => undefined };

export function tierWords(keys: readonly string[], { tiers }: Pick<ProgramBody, 'tiers'>): SentenceParam {
  return keys.map((key) => titleOr(tiers.find((tier) => tier.key === key)?.name, key));
}

export function yesNo(value: boolean): Sentence {
  return { key: value ? 'rules.words.yes' : 'rules.words.no' };
}

/** Points, or that there is no bound. */
export function pointsOrNone(points: number | null | undefined): SentenceParam {
  return points ?? { key: 'rules.words.none' };
}
