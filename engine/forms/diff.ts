import type { Sentence } from '@/engine/kernel/sentence';
import { diffField } from './diff-field';
import { fieldName, partName, propertyName, titleOf, typeName } from './part-names';
import { sameJson } from './same-json';
import type { Field, FormBody } from './schema';
import { fieldsById } from './tree';

/** What changed between two versions of a form, in plain words, in reading order; nothing when they mean the same. */
export function diffForms(before: FormBody | null, after: FormBody): Sentence[] {
  if (!before) {
    return [{ key: 'forms.diff.newForm', params: { form: after.title, count: after.fields.length } }];
  }
  return [...formSentences(before, after), ...bindingSentences(before, after), ...fieldSentences(before, after)];
}

const TEXTS = ['description', 'submitText', 'thanks', 'recordTitle', 'listFields'] as const;

function formSentences(before: FormBody, after: FormBody): Sentence[] {
  const sentences: Sentence[] = [];
  if (!sameJson(before.title, after.title)) {
    sentences.push({ key: 'forms.diff.formRenamed', params: { from: before.title, to: after.title } });
  }
  if (before.purpose !== after.purpose) {
    sentences.push({
      key: 'forms.diff.purposeChanged',
      params: { from: { key: `forms.purposes.${before.purpose}` }, to: { key: `forms.purposes.${after.purpose}` } },
    });
  }
  if (before.publicLink !== after.publicLink) {
    sentences.push({ key: after.publicLink ? 'forms.diff.publicOn' : 'forms.diff.publicOff' });
  }
  for (const property of TEXTS) {
    if (sameJson(before[property], after[property])) continue;
    sentences.push({ key: 'forms.diff.formPartChanged', params: { property: propertyName(property) } });
  }
  return sentences;
}

function bindingSentences(before: FormBody, after: FormBody): Sentence[] {
  const parts = new Set([...Object.keys(before.bindings), ...Object.keys(after.bindings)]);
  return [...parts].flatMap((part): Sentence[] => {
    const [from, to] = [before.bindings[part], after.bindings[part]];
    if (from === to) return [];
    if (to === undefined) return [{ key: 'forms.diff.bindingCleared', params: { part: partName(part) } }];
    return [{ key: 'forms.diff.bindingSet', params: { part: partName(part), field: titleOf(after, to) } }];
  });
}

function fieldSentences(before: FormBody, after: FormBody): Sentence[] {
  const [old, now] = [fieldsById(before), fieldsById(after)];
  const removed = before.fields.filter(({ id }) => !now.has(id));
  const sentences: Sentence[] = removed.map((field) => ({
    key: 'forms.diff.fieldRemoved',
    params: { field: fieldName(field) },
  }));
  for (const field of after.fields) {
    const known = old.get(field.id);
    if (!known) {
      const params = { field: fieldName(field), type: typeName(field.type) };
      sentences.push({ key: 'forms.diff.fieldAdded', params });
      continue;
    }
    if (known.parent !== field.parent) sentences.push(movedInto(after, field));
    sentences.push(...diffField(known, field));
  }
  const moved = reordered(before, after);
  if (moved > 0) sentences.push({ key: 'forms.diff.reordered', params: { count: moved } });
  return sentences;
}

function movedInto(after: FormBody, field: Field): Sentence {
  if (field.parent === null) return { key: 'forms.diff.movedOut', params: { field: fieldName(field) } };
  return { key: 'forms.diff.movedInto', params: { field: fieldName(field), parent: titleOf(after, field.parent) } };
}

/** How few fields would have to move to turn one order of the common fields into the other. */
function reordered(before: FormBody, after: FormBody): number {
  const place = new Map(before.fields.map(({ id, parent }, at) => [id, { at, parent }]));
  const stayed = after.fields.filter(({ id, parent }) => place.get(id)?.parent === parent);
  const parents = new Set(stayed.map(({ parent }) => parent));
  let moved = 0;
  for (const parent of parents) {
    const order = stayed.filter((field) => field.parent === parent).map(({ id }) => place.get(id)?.at ?? 0);
    moved += order.length - longestRise(order);
  }
  return moved;
}

/** Length of the longest rising subsequence: the elements that may stay where they are (patience sorting). */
function longestRise(numbers: readonly number[]): number {
  const tails: number[] = [];
  for (const number of numbers) {
    const at = tails.findIndex((tail) => tail >= number);
    tails[at < 0 ? tails.length : at] = number;
  }
  return tails.length;
}
