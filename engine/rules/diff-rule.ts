import { sameJson } from '@/engine/forms/same-json';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { titleOr } from '@/engine/kernel/title-or';
import { effectOf } from './effects/registry';
import type { ProgramBody } from './program-schema';
import type { Rule } from './rule-schema';
import { plainSentence } from './sentence-part';
import { capWords, conditionWords, pointsOrNone, scheduleWords, tierWords, validityWords, yesNo } from './words';

interface Versions {
  readonly before: ProgramBody;
  readonly after: ProgramBody;
}

type Words = (rule: Rule, program: ProgramBody) => SentenceParam;

const NOT_SET: Sentence = { key: 'rules.words.none' };

/** Every property of a rule besides its key and its effect, with its words; the type keeps this list complete. */
const PARTS: Readonly<Record<Exclude<keyof Rule, 'key' | 'effect' | 'enabled'>, Words>> = {
  title: (rule) => titleOr(rule.title, rule.key),
  form: (rule) => rule.form,
  event: (rule) => ({ key: `rules.events.${rule.event}` }),
  when: (rule, program) => (rule.when ? conditionWords(rule.when, undefined, program) : NOT_SET),
  tiers: (rule, program) => (rule.tiers ? tierWords(rule.tiers, program) : NOT_SET),
  schedule: (rule) => (rule.schedule ? scheduleWords(rule.schedule) : NOT_SET),
  tierMultiplier: (rule) => yesNo(rule.tierMultiplier),
  rounding: (rule) => ({ key: `rules.rounding.${rule.rounding}` }),
  perRecordCap: (rule) => pointsOrNone(rule.perRecordCap),
  cap: (rule) => (rule.cap ? capWords(rule.cap) : NOT_SET),
  pendingDays: (rule) => rule.pendingDays,
  validity: (rule) => (rule.validity ? validityWords(rule.validity) : { key: 'rules.words.asProgram' }),
  priority: (rule) => rule.priority,
  stackGroup: (rule, program) =>
    rule.stackGroup
      ? titleOr(program.groups.find(({ key }) => key === rule.stackGroup)?.name, rule.stackGroup)
      : NOT_SET,
  stop: (rule) => yesNo(rule.stop),
};

/** What changed in a rule, one sentence for each property. */
export function diffRule(before: Rule, after: Rule, programs: Versions): Sentence[] {
  const part = titleOr(after.title, after.key);
  const sentences: Sentence[] = [];
  if (before.enabled !== after.enabled) {
    sentences.push({ key: after.enabled ? 'rules.diff.ruleOn' : 'rules.diff.ruleOff', params: { part } });
  }
  if (!sameJson(before.effect, after.effect)) {
    sentences.push({
      key: 'rules.diff.changedEffect',
      params: { part, from: effectWords(before), to: effectWords(after) },
    });
  }
  for (const [name, words] of Object.entries(PARTS)) {
    // Object.entries forgets that the names are those of PARTS.
    if (sameJson(before[name as keyof typeof PARTS], after[name as keyof typeof PARTS])) continue;
    const params = {
      part,
      what: { key: `rules.parts.${name}` },
      from: words(before, programs.before),
      to: words(after, programs.after),
    };
    sentences.push({ key: 'rules.diff.changedRule', params });
  }
  return sentences;
}

function effectWords(rule: Rule): SentenceParam {
  return effectOf(rule.effect).phrase(rule.effect, undefined).map(plainSentence);
}
