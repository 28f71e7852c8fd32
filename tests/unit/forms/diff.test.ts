import { describe, expect, it } from 'vitest';
import { diffForms } from '@/engine/forms/diff';
import type { FormBody } from '@/engine/forms/schema';
import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { catalogue, type Texts } from '@/lib/i18n/catalogue';
import { body, type FieldInput, options } from './build';

const fields: FieldInput[] = [
  { id: 'name', type: 'text', required: true },
  { id: 'drink', type: 'select', settings: options('tea', 'milk') },
  { id: 'note', type: 'long-text' },
  { id: 'box', type: 'group' },
  { id: 'price', type: 'money', visibleWhen: { field: 'name', op: 'notBlank' } },
];
const before = body(fields, { purpose: 'reward', bindings: { name: 'name' } });

/** The form with changes by field id; null removes the field. */
function changed(changes: Record<string, Partial<FieldInput> | null>, more: Record<string, unknown> = {}): FormBody {
  const kept = fields.flatMap((field) => {
    const change = changes[field.id];
    return change === null ? [] : [{ ...field, ...change }];
  });
  const added = Object.entries(changes).flatMap(([id, change]) =>
    change && !fields.some((field) => field.id === id) ? [{ id, type: 'text', ...change }] : [],
  );
  return body([...kept, ...added], { purpose: 'reward', bindings: { name: 'name' }, ...more });
}

const keys = (sentences: readonly Sentence[]) => sentences.map(({ key }) => key.replace('forms.diff.', ''));
const diff = (after: FormBody) => {
  const sentences = diffForms(before, after);
  for (const sentence of sentences) expectText(sentence);
  return sentences;
};

/** Every key of a sentence, also of the sentences inside it, stands in every catalogue. */
function expectText(sentence: Sentence): void {
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
    const text = sentence.key
      .split('.')
      .reduce<string | Texts | undefined>(
        (at, step) => (typeof at === 'object' ? at[step] : undefined),
        catalogue(locale),
      );
    expect(typeof text, `${locale} ${sentence.key}`).toBe('string');
    // Every parameter the text asks for is given.
    for (const [, name = ''] of String(text).matchAll(/\{(\w+)[,}]/g)) {
      if (!/ select, /.test(String(text)))
        expect(Object.keys(sentence.params ?? {}), `${sentence.key} {${name}}`).toContain(name);
    }
  }
  for (const param of Object.values(sentence.params ?? {})) if (isSentence(param)) expectText(param);
}

function isSentence(param: SentenceParam): param is Sentence {
  return typeof param === 'object' && param !== null && 'key' in param;
}

describe('what changed between two forms', () => {
  it('is nothing when they mean the same', () => {
    expect(diffForms(before, before)).toEqual([]);
    const reversed = JSON.parse(JSON.stringify(before), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as FormBody;
    expect(diffForms(before, reversed)).toEqual([]);
  });

  it('is the whole form when it is new', () => {
    const [sentence, ...more] = diffForms(null, before);
    expect(sentence).toEqual({ key: 'forms.diff.newForm', params: { form: { en: 'Test' }, count: 5 } });
    expect(more).toEqual([]);
  });

  it('names fields added, removed, renamed and moved', () => {
    const after = changed({
      note: null,
      drink: { title: { en: 'Cup' } },
      price: { parent: 'box' },
      size: { type: 'radio' },
    });
    expect(diff(after)).toEqual([
      { key: 'forms.diff.fieldRemoved', params: { field: { en: 'note' } } },
      { key: 'forms.diff.fieldRenamed', params: { from: { en: 'drink' }, to: { en: 'Cup' } } },
      { key: 'forms.diff.movedInto', params: { field: { en: 'price' }, parent: { en: 'box' } } },
      { key: 'forms.diff.fieldAdded', params: { field: { en: 'size' }, type: { key: 'fields.types.radio.title' } } },
    ]);
  });

  it('counts only the fields that really changed places', () => {
    const moved: FormBody = { ...before, fields: [...before.fields.slice(1), ...before.fields.slice(0, 1)] };
    expect(diff(moved)).toEqual([{ key: 'forms.diff.reordered', params: { count: 1 } }]);
    expect(keys(diff({ ...before, fields: before.fields.slice(1) }))).toEqual(['fieldRemoved']);
  });

  it('tells flags, rules and texts of a field', () => {
    expect(keys(diff(changed({ name: { required: false, unique: true, readOnly: true, indexed: true } })))).toEqual([
      'turnedOff',
      'turnedOn',
      'turnedOn',
      'turnedOn',
    ]);
    expect(
      keys(diff(changed({ name: { default: { value: 'x' }, help: { en: 'h' }, width: 6, whenHidden: 'keep' } }))),
    ).toEqual(['ruleAdded', 'partChanged', 'partChanged', 'partChanged']);
    expect(keys(diff(changed({ price: { visibleWhen: undefined } })))).toEqual(['ruleRemoved']);
    expect(keys(diff(changed({ price: { visibleWhen: { field: 'name', op: 'blank' } } })))).toEqual(['ruleChanged']);
    expect(keys(diff(changed({ note: { type: 'text' } })))).toEqual(['typeChanged']);
  });

  it('tells settings from what to what, and options one by one', () => {
    expect(diff(changed({ name: { settings: { maxLength: 9 } } }))).toEqual([
      {
        key: 'forms.diff.settingFromTo',
        params: {
          field: { en: 'name' },
          setting: { key: 'fields.settings.maxLength.title' },
          from: { key: 'forms.words.nothing' },
          to: 9,
        },
      },
    ]);
    expect(keys(diff(changed({ price: { settings: { min: 1, spelled: true } } })))).toEqual([
      'settingFromTo',
      'settingFromTo',
    ]);
    expect(keys(diff(changed({ box: { settings: { unit: { en: 'kg' } } } })))).toEqual(['settingChanged']);
    const drink = (...list: unknown[]) => keys(diff(changed({ drink: { settings: { options: list } } })));
    const tea = { key: 'tea', label: { en: 'tea' } };
    const milk = { key: 'milk', label: { en: 'milk' } };
    expect(drink(tea)).toEqual(['optionRemoved']);
    expect(drink(tea, milk, { key: 'ice', label: {} })).toEqual(['optionAdded']);
    expect(drink(milk, tea)).toEqual(['optionsReordered']);
    expect(drink({ ...tea, retired: true }, { ...milk, label: { en: 'Milk' } })).toEqual([
      'optionRetired',
      'optionRenamed',
    ]);
  });

  it('tells what changed of the form itself', () => {
    const more = {
      title: { en: 'Other' },
      purpose: 'general',
      publicLink: true,
      thanks: { en: 'Thanks' },
      recordTitle: '{name}',
      listFields: ['name'],
      bindings: { member: 'name' },
    };
    expect(keys(diff(changed({}, more)))).toEqual([
      'formRenamed',
      'purposeChanged',
      'publicOn',
      'formPartChanged',
      'formPartChanged',
      'formPartChanged',
      'bindingCleared',
      'bindingSet',
    ]);
  });
});

describe('the names of parts', () => {
  it.each(['parts', 'purposes', 'properties', 'edits', 'diff', 'problems', 'faults', 'whenHidden'])(
    '%s are the same in every language',
    (shelf) => {
      const names = (['zh-CN', 'zh-TW', 'en'] as const).map((locale) => {
        const texts = catalogue(locale).forms;
        const found = typeof texts === 'object' ? texts[shelf] : undefined;
        return Object.keys(typeof found === 'object' ? found : {}).sort();
      });
      expect(names[0]?.length).toBeGreaterThan(0);
      expect(names[1]).toEqual(names[0]);
      expect(names[2]).toEqual(names[0]);
    },
  );
});
