import { findFieldView } from '@/components/fields/registry';
import type { Starters } from '@/engine/fields/field-type';
import { fieldType } from '@/engine/fields/registry';
import type { FormEdit, SingleEdit } from '@/engine/forms/edit-schema';
import { type Field, type FormBody, fieldSchema } from '@/engine/forms/schema';
import { positionOf, type Slot } from '@/engine/forms/slots';
import { freshId } from '@/engine/forms/tree';
import type { LocalText } from '@/engine/kernel/text';
import { LOCALES } from '@/engine/kernel/text';

/** Words of fresh fields in every language: titles by type, and the catalogue's starters as they stand there. */
export interface FreshWords {
  readonly titles: Readonly<Record<string, LocalText>>;
  readonly starters: Readonly<Record<string, LocalText>>;
}

/** The edit that puts a new field of a type into a slot; a container that holds only one type gets two of them at once. */
export function addFieldEdit(
  body: FormBody,
  type: string,
  { slot, words }: { readonly slot: Slot; readonly words: FreshWords },
): { readonly edit: FormEdit; readonly id: string } {
  const taken = new Set(body.fields.map(({ id }) => id));
  const make = (name: string, parent: string | null, title?: LocalText): Field => {
    const id = freshId(taken, name.replaceAll('-', '_'));
    taken.add(id);
    const settings = fieldType(name).initial(startersOf(words));
    return fieldSchema.parse({ id, type: name, parent, title: title ?? titleOf(name, words), settings });
  };
  const first = make(type, slot.parent);
  const at = positionOf(body, slot);
  const add = (field: Field, index: number): SingleEdit => ({ do: 'add-field', field, at: at + index });
  const [only] = fieldType(type).holds ?? [];
  if (!only) return { edit: add(first, 0), id: first.id };
  const inside = [1, 2].map((n) => make(only, first.id, numbered(titleOf(only, words), n)));
  return { edit: { do: 'batch', edits: [first, ...inside].map(add) }, id: first.id };
}

/** Adds one more page to a row of pages. */
export function addPageEdit(body: FormBody, container: string, words: FreshWords): FormEdit | null {
  const parent = body.fields.find(({ id }) => id === container);
  const [only] = (parent && fieldType(parent.type).holds) ?? [];
  if (!only) return null;
  return addFieldEdit(body, only, { slot: { parent: container, before: null }, words }).edit;
}

function titleOf(type: string, words: FreshWords): LocalText {
  return findFieldView(type)?.untitled ? {} : (words.titles[type] ?? {});
}

function numbered(title: LocalText, n: number): LocalText {
  return Object.fromEntries(Object.entries(title).map(([locale, text]) => [locale, `${text} ${n}`]));
}

function startersOf({ starters }: FreshWords): Starters {
  return (name, params = {}) => {
    const text = starters[name] ?? {};
    const filled = LOCALES.flatMap((locale) => {
      const said = text[locale];
      return said === undefined ? [] : [[locale, said.replace(/\{(\w+)\}/g, (_, key) => String(params[key] ?? ''))]];
    });
    return Object.fromEntries(filled);
  };
}
