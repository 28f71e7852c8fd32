import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import type { FormEdit, SingleEdit } from './edit-schema';
import { propertyName, settingName, titleOf, typeName } from './part-names';
import type { FormBody } from './schema';

/** What history calls an edit; `body` is the form before it. */
export function nameEdit(body: FormBody, edit: FormEdit): Sentence {
  if (edit.do !== 'batch') return nameOne(body, edit);
  if (edit.name) return { key: `forms.edits.${edit.name}`, params: { count: edit.edits.length } };
  const [first] = edit.edits;
  return first ? nameOne(body, first) : { key: 'forms.edits.changeForm' };
}

function nameOne(body: FormBody, edit: SingleEdit): Sentence {
  const title = (id: string): LocalText => titleOf(body, id);
  switch (edit.do) {
    case 'add-field':
      return { key: 'forms.edits.addField', params: { field: edit.field.title, type: typeName(edit.field.type) } };
    case 'move-field':
      return { key: 'forms.edits.moveField', params: { field: title(edit.id) } };
    case 'remove-field':
      return { key: 'forms.edits.removeField', params: { field: title(edit.id) } };
    case 'duplicate-field':
      return { key: 'forms.edits.duplicateField', params: { field: title(edit.id) } };
    case 'change-field':
      return nameChange(body, edit);
    case 'change-form': {
      const [only, ...more] = [...Object.keys(edit.set), ...edit.unset];
      if (only === undefined || more.length) return { key: 'forms.edits.changeForm' };
      return { key: 'forms.edits.changeFormPart', params: { property: propertyName(only) } };
    }
    case 'set-binding': {
      const part: Sentence = { key: `forms.parts.${edit.part}` };
      if (edit.field === null) return { key: 'forms.edits.clearBinding', params: { part } };
      return { key: 'forms.edits.setBinding', params: { part, field: title(edit.field) } };
    }
  }
}

function nameChange(body: FormBody, edit: Extract<SingleEdit, { do: 'change-field' }>): Sentence {
  const before = body.fields.find(({ id }) => id === edit.id);
  const field = titleOf(body, edit.id);
  const [only, ...more] = [...Object.keys(edit.set), ...edit.unset];
  if (only === undefined || more.length) return { key: 'forms.edits.changeField', params: { field } };
  if (only === 'title') return { key: 'forms.edits.renameField', params: { field, title: edit.set.title ?? {} } };
  const names = only === 'settings' ? changedSettings(before?.settings ?? {}, edit.set.settings ?? {}) : [];
  const [setting] = names;
  const property = names.length === 1 && setting !== undefined ? settingName(setting) : propertyName(only);
  return { key: 'forms.edits.changeFieldPart', params: { field, property } };
}

function changedSettings(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
