import { findFieldType } from '@/engine/fields/registry';
import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import type { Field, FormBody } from './schema';

/** The title of a field, or its id where nobody wrote one or the field is gone. */
export function titleOf(body: FormBody, id: string): LocalText {
  const field = body.fields.find((one) => one.id === id);
  return field ? fieldName(field) : { en: id };
}

export function fieldName(field: Field): LocalText {
  return Object.values(field.title).some(Boolean) ? field.title : { en: field.id };
}

export function typeName(type: string): Sentence {
  return { key: findFieldType(type) ? `fields.types.${type}.title` : 'forms.words.unknownType' };
}

export function propertyName(property: string): Sentence {
  return { key: `forms.properties.${property}` };
}

export function settingName(setting: string): Sentence {
  return { key: `fields.settings.${setting}.title` };
}

export function partName(part: string): Sentence {
  return { key: `forms.parts.${part}` };
}
