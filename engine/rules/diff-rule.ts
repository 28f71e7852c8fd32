import { sameJson } from '@/engine/forms/same-json';
import type { FormBody } from '@/engine/forms/schema';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { titleOr } from '@/engine/kernel/title-or';
import { effectOf } from './effects/registry';
import type { ProgramBody } from './program-schema';
import type { Rule } from './rule-schema';
import { plainSentence } from './sentence-part';
import { capWords, conditionWords, pointsOrNone, scheduleWords, tierWords, validityWords, yesNo } from './words';

/** One of the versions, with what its rules speak of. */
interface Version {
  readonly program: ProgramBody;
  readonly forms: ReadonlyMap<string, FormBody>;
  readonly names: ReadonlyMap<string, string>;
}

type Words = (rule: Rule, version: Version) => SentenceParam;

const NOT_SET: Sentence = { key: 'rules.words.none' };

/** Every property of a rule besides its key and its effect, with its words; the type keeps this list complete. */
const PARTS: Readonly<Record<Exclude<keyof Rule, 'key' | 'effect' | 'enabled'>, Words>> = {
  title: (rule) => titleOr(rule.title, rule.key),
  form: (rule, { forms }) => titleOr(forms.get(rule.form)?.title, rule.form),
  event: (rule) => ({ key: `rules.events.${rule.event}` }),
  when: (rule, { program, forms, names }) =>
    rule.when ? conditionWords(rule.when, forms.get(rule.form), { tiers: program.tiers, names }) : NOT_SET,
  tiers: (rule, { program }) => (rule.tiers ? tierWords(rule.tiers, program) : NOT_SET),
  schedule: (rule) => (rule.schedule ? scheduleWords(rule.schedule) : NOT_SET),
  tierMultiplier: (rule) => yesNo(rule.tierMultiplier),
  rounding: (rule) => ({ key: `rules.rounding.${rule.rounding}` }),
  perRecordCap: (rule) => pointsOrNone(rule.perRecordCap),
  cap: (rule) => (rule.cap ? capWords(rule.cap) : NOT_SET),
  pendingDays: (rule) => rule.pendingDays,
  validity: (rule) => (rule.validity ? validityWords(rule.validity) : { key: 'rules.words.asProgram' }),
  priority: (rule) => rule.priority,
  stackGroup: (rule, { program }) =>
    rule.stackGroup
      ? titleOr(program.groups.find(({ key }) => key === rule.stackGroup)?.name, rule.stackGroup)
      : NOT_SET,
  stop: (rule) => yesNo(rule.stop),
};

/** What changed in a rule, one sentence for each property. */
export function diffRule(
  before: Rule,
  after: Rule,
  versions: { readonly before: Version; readonly after: Version },
): Sentence[] {
  const part = titleOr(after.title, after.key);
  const sentences: Sentence[] = [];
  if (before.enabled !== after.enabled) {
    sentences.push({ key: after.enabled ? 'rules.diff.ruleOn' : 'rules.diff.ruleOff', params: { part } });
  }
  if (!sameJson(before.effect, after.effect)) {
    sentences.push({
      key: 'rules.diff.changedEffect',
      params: { part, from: effectWords(before, versions.before), to: effectWords(after, versions.after) },
    });
  }
  for (const [name, words] of Object.entries(PARTS)) {
    // Object.entries forgets that the names are those of PARTS.
    if (sameJson(before[name as keyof typeof PARTS], after[name as keyof typeof PARTS])) continue;
    const params = {
      part,
      what: { key: `rules.parts.${name}` },
      from: words(before, versions.before),
      to: words(after, versions.after),
    };
    sentences.push({ key: 'rules.diff.changedRule', params });
  }
  return sentences;
}

function effectWords(rule: Rule, { forms }: Version): SentenceParam {
  return effectOf(rule.effect).phrase(rule.effect, forms.get(rule.form)).map(plainSentence);
}
