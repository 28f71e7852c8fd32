import type { FormBody } from '@/engine/forms/schema';
import { titleOr } from '@/engine/kernel/title-or';
import { effectOf } from './effects/registry';
import type { ProgramBody } from './program-schema';
import type { Rule } from './rule-schema';
import type { SentencePart, SlotEditor } from './sentence-part';
import { capWords, conditionWords, scheduleWords, tierWords, validityWords } from './words';

export interface SentenceGround {
  readonly program: ProgramBody;
  readonly forms: ReadonlyMap<string, FormBody>;
  /** Names behind ids in conditions. */
  readonly names?: ReadonlyMap<string, string>;
}

/**
 * A rule as a sentence: when …, if …, award …, at most …, usable …, good for …. Pieces that are not set are left out; `absentParts` says
 * which could be added.
 */
export function ruleSentence(rule: Rule, { program, forms, names }: SentenceGround): SentencePart[] {
  const form = forms.get(rule.form);
  const effect = effectOf(rule.effect);
  return [
    {
      key: 'rules.sentence.when',
      slots: {
        form: { path: '/form', editor: 'form', says: titleOr(form?.title, rule.form) },
        event: { path: '/event', editor: 'event', says: { key: `rules.events.${rule.event}` } },
      },
    },
    ...limits(rule, { program, names }, form),
    ...effect.phrase(rule.effect, form),
    ...(effect.earns ? earning(rule, program) : []),
    ...order(rule, program),
  ];
}

/** Pieces the designer offers to add, in the order in which they would stand. */
export function absentParts(rule: Rule): SlotEditor[] {
  const { earns } = effectOf(rule.effect);
  const absent: [SlotEditor, boolean][] = [
    ['condition', !rule.when],
    ['tiers', !rule.tiers],
    ['schedule', !rule.schedule],
    ['tierMultiplier', earns && !rule.tierMultiplier],
    ['perRecordCap', earns && rule.perRecordCap === undefined],
    ['cap', earns && !rule.cap],
    ['pendingDays', earns && rule.pendingDays === 0],
    ['stackGroup', earns && !rule.stackGroup],
    ['stop', !rule.stop],
  ];
  return absent.filter(([, missing]) => missing).map(([editor]) => editor);
}

function limits(
  { when, tiers, schedule }: Rule,
  { program, names }: Omit<SentenceGround, 'forms'>,
  form: FormBody | undefined,
): SentencePart[] {
  const parts: SentencePart[] = [];
  if (when) {
    const says = conditionWords(when, form, { tiers: program.tiers, names });
    parts.push(one('if', { condition: { path: '/when', editor: 'condition', says } }));
  }
  if (tiers) parts.push(one('tiers', { tiers: { path: '/tiers', editor: 'tiers', says: tierWords(tiers, program) } }));
  if (schedule) {
    parts.push(one('schedule', { schedule: { path: '/schedule', editor: 'schedule', says: scheduleWords(schedule) } }));
  }
  return parts;
}

function earning(rule: Rule, program: ProgramBody): SentencePart[] {
  const parts: SentencePart[] = [];
  if (rule.tierMultiplier) {
    const says = { key: 'rules.words.tierMultiplier' };
    parts.push(one('tierMultiplier', { multiplier: { path: '/tierMultiplier', editor: 'tierMultiplier', says } }));
  }
  const rounding = { key: `rules.rounding.${rule.rounding}` };
  parts.push(one('rounding', { rounding: { path: '/rounding', editor: 'rounding', says: rounding } }));
  if (rule.perRecordCap !== undefined) {
    parts.push(
      one('perRecordCap', { points: { path: '/perRecordCap', editor: 'perRecordCap', says: rule.perRecordCap } }),
    );
  }
  if (rule.cap) parts.push(one('cap', { cap: { path: '/cap', editor: 'cap', says: capWords(rule.cap) } }));
  if (rule.pendingDays > 0) {
    const days = { path: '/pendingDays', editor: 'pendingDays', says: rule.pendingDays } as const;
    parts.push({ key: 'rules.sentence.pending', params: { n: rule.pendingDays }, slots: { days } });
  }
  const validity = validityWords(rule.validity ?? program.validity);
  parts.push(one('validity', { validity: { path: '/validity', editor: 'validity', says: validity } }));
  return parts;
}

function order(rule: Rule, program: ProgramBody): SentencePart[] {
  const parts: SentencePart[] = [];
  const group = program.groups.find(({ key }) => key === rule.stackGroup);
  if (rule.stackGroup) {
    const slot = { path: '/stackGroup', editor: 'stackGroup', says: titleOr(group?.name, rule.stackGroup) } as const;
    parts.push({
      key: `rules.sentence.group.${group?.keep ?? 'first'}`,
      slots: { group: slot },
    });
  }
  if (rule.stop) {
    parts.push(one('stop', { stop: { path: '/stop', editor: 'stop', says: { key: 'rules.words.stop' } } }));
  }
  return parts;
}

function one(name: string, slots: SentencePart['slots']): SentencePart {
  return { key: `rules.sentence.${name}`, slots };
}
