import type { ReadTextContext } from '@/engine/fields/field-type';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { RecordLayout } from './layout';

const TITLE_LENGTH = 200;
const SEARCH_LENGTH = 2_000;
/** Groups of types whose texts people look records up by. */
const SEARCHED = new Set(['text', 'contact', 'data']);

export function textOf(layout: RecordLayout, values: Readonly<Record<string, Json>>, context: ReadTextContext) {
  return (fieldId: string): string => {
    const place = layout.places.find((one) => one.field.id === fieldId);
    const value = values[fieldId] ?? null;
    return place && value !== null ? place.type.toText(value, place.settings, context) : '';
  };
}

/** What names the record in lists and pickers: the form's template with the values filled in. */
export function titleOf(body: FormBody, text: (fieldId: string) => string): string {
  return body.recordTitle
    .replace(/\{(\w+)\}/g, (_, id: string) => text(id))
    .trim()
    .slice(0, TITLE_LENGTH);
}

/** What quick search looks through. */
export function searchTextOf(layout: RecordLayout, title: string, text: (fieldId: string) => string): string {
  const parts = layout.places
    .filter(({ type }) => SEARCHED.has(type.group) && !type.target)
    .map(({ field }) => text(field.id));
  return searchable([title, ...parts].filter(Boolean).join(' ')).slice(0, SEARCH_LENGTH);
}

/** What is searched and what is searched for look alike: full and half width, capitals and small letters are one. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
