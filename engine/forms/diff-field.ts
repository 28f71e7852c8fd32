import type { Option } from '@/engine/fields/options';
import type { Json } from '@/engine/kernel/json';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import { fieldName, propertyName, settingName, typeName } from './part-names';
import { sameJson } from './same-json';
import type { Field } from './schema';

const SWITCHES = ['required', 'unique', 'readOnly', 'indexed'] as const;
const RULES = ['visibleWhen', 'requiredWhen', 'readOnlyWhen', 'default'] as const;
const PLAIN = ['help', 'placeholder', 'width', 'whenHidden'] as const;

/** What changed in one field that both versions have. */
export function diffField(before: Field, after: Field): Sentence[] {
  const field = fieldName(after);
  const sentences: Sentence[] = [];
  if (!sameJson(before.title, after.title)) {
    sentences.push({ key: 'forms.diff.fieldRenamed', params: { from: fieldName(before), to: field } });
  }
  if (before.type !== after.type) {
    const params = { field, from: typeName(before.type), to: typeName(after.type) };
    sentences.push({ key: 'forms.diff.typeChanged', params });
  }
  for (const property of SWITCHES) {
    if (before[property] === after[property]) continue;
    const key = after[property] ? 'forms.diff.turnedOn' : 'forms.diff.turnedOff';
    sentences.push({ key, params: { field, property: propertyName(property) } });
  }
  for (const property of RULES) {
    if (sameJson(before[property], after[property])) continue;
    const key = ruleKey(before[property], after[property]);
    sentences.push({ key, params: { field, property: propertyName(property) } });
  }
  for (const property of PLAIN) {
    if (sameJson(before[property], after[property])) continue;
    sentences.push({ key: 'forms.diff.partChanged', params: { field, property: propertyName(property) } });
  }
  return [...sentences, ...diffSettings(field, before, after)];
}

function ruleKey(before: unknown, after: unknown): string {
  if (before === undefined) return 'forms.diff.ruleAdded';
  return after === undefined ? 'forms.diff.ruleRemoved' : 'forms.diff.ruleChanged';
}

function diffSettings(field: LocalText, before: Field, after: Field): Sentence[] {
  const names = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  return [...names].flatMap((name): Sentence[] => {
    const [from, to] = [before.settings[name], after.settings[name]];
    if (sameJson(from, to)) return [];
    const options = optionSentences(field, from, to);
    if (options) return options;
    const setting = settingName(name);
    if (isScalar(from) && isScalar(to)) {
      return [{ key: 'forms.diff.settingFromTo', params: { field, setting, from: shown(from), to: shown(to) } }];
    }
    return [{ key: 'forms.diff.settingChanged', params: { field, setting } }];
  });
}

/** Lists of things with key and label are compared one by one; null when these are none. */
function optionSentences(field: LocalText, from: Json | undefined, to: Json | undefined): Sentence[] | null {
  if (!areOptions(from) || !areOptions(to)) return null;
  const [old, now] = [byKey(from), byKey(to)];
  const say = (name: string, option: Option): Sentence => ({
    key: `forms.diff.${name}`,
    params: { field, option: Object.values(option.label).some(Boolean) ? option.label : { en: option.key } },
  });
  const sentences = from.filter(({ key }) => !now.has(key)).map((option) => say('optionRemoved', option));
  for (const option of to) {
    const known = old.get(option.key);
    if (!known) sentences.push(say('optionAdded', option));
    else if (Boolean(known.retired) !== Boolean(option.retired)) {
      sentences.push(say(option.retired ? 'optionRetired' : 'optionBack', option));
    } else if (!sameJson(known.label, option.label)) sentences.push(say('optionRenamed', option));
  }
  return sentences.length ? sentences : [{ key: 'forms.diff.optionsReordered', params: { field } }];
}

function areOptions(value: Json | undefined): value is Json & readonly Option[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: Json) => typeof one === 'object' && one !== null && 'key' in one && 'label' in one)
  );
}

const byKey = (options: readonly Option[]) => new Map(options.map((option) => [option.key, option]));

function isScalar(value: Json | undefined): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null;
}

function shown(value: string | number | boolean | null | undefined): string | number | Sentence {
  if (value === undefined || value === null || value === '') return { key: 'forms.words.nothing' };
  return typeof value === 'boolean' ? { key: value ? 'fields.words.yes' : 'fields.words.no' } : value;
}
