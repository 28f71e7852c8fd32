import * as z from 'zod';
import { LIMITS } from '@/engine/kernel/limits';
import type { FormEdit, SingleEdit } from './edit-schema';
import { renameReferences } from './rename-references';
import { type Field, type FormBody, fieldSchema } from './schema';
import { mayStand, positionOf, type Slot } from './slots';
import { freshId, topmost, withDescendants } from './tree';

/** Fields on their way from one place to another, each behind what it stands in. */
export const clipSchema = z.strictObject({
  clip: z.literal('fields'),
  fields: z.array(fieldSchema).min(1).max(LIMITS.fieldsPerForm),
});
export type Clip = z.infer<typeof clipSchema>;

export interface Pasted {
  readonly edit: FormEdit;
  /** The new fields that stand in the slot itself. */
  readonly ids: readonly string[];
}

/** The fields with everything inside them, as they are. Null when none of the ids is a field. */
export function copyFields(body: FormBody, ids: readonly string[]): Clip | null {
  const top = topmost(body.fields, ids);
  if (top.length === 0) return null;
  const fields = top.flatMap((id) =>
    ordered(withDescendants(body.fields, id), id).map((field) =>
      field.id === id ? { ...field, parent: null } : field,
    ),
  );
  return { clip: 'fields', fields };
}

/**
 * The edit that puts copies into a slot, with ids of their own. What the copies say of each other they say of the copies; other
 * ids stay as they are, to be found in this form or told by `lint`. What may not stand there is left out; null when nothing is
 * left, or the form would have too many fields.
 */
export function pasteFields(
  body: FormBody,
  clip: Clip,
  { slot, name = 'paste' }: { readonly slot: Slot; readonly name?: 'paste' | 'duplicateSeveral' },
): Pasted | null {
  const roots = clip.fields.filter(({ parent, type }) => parent === null && mayStand(body, { type }, slot.parent));
  const brought = roots.flatMap(({ id }) => withDescendants(clip.fields, id));
  if (brought.length === 0 || body.fields.length + brought.length > LIMITS.fieldsPerForm) return null;
  const taken = new Set(body.fields.map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const { id } of brought) {
    const fresh = freshId(taken, id);
    taken.add(fresh);
    ids.set(id, fresh);
  }
  const at = positionOf(body, slot);
  const edits = brought.map((field, index): SingleEdit => {
    const copy = renameReferences({ ...field, id: ids.get(field.id) ?? field.id }, ids);
    const parent = field.parent === null ? slot.parent : (ids.get(field.parent) ?? null);
    return { do: 'add-field', field: { ...copy, parent }, at: at + index };
  });
  return { edit: { do: 'batch', name, edits }, ids: roots.map(({ id }) => ids.get(id) ?? id) };
}

/** Copies right behind the last of the originals. */
export function duplicateFields(body: FormBody, ids: readonly string[]): Pasted | null {
  const clip = copyFields(body, ids);
  const last = body.fields.find(({ id }) => id === topmost(body.fields, ids).at(-1));
  if (!clip || !last) return null;
  const siblings = body.fields.filter(({ parent }) => parent === last.parent);
  const before = siblings[siblings.indexOf(last) + 1]?.id ?? null;
  return pasteFields(body, clip, { slot: { parent: last.parent, before }, name: 'duplicateSeveral' });
}

/** A field of the list may stand before what it stands in; on the way it comes after. */
function ordered(fields: readonly Field[], root: string): Field[] {
  const found: Field[] = [];
  const walk = (id: string) => {
    found.push(...fields.filter((field) => field.id === id));
    for (const field of fields) if (field.parent === id) walk(field.id);
  };
  walk(root);
  return found;
}
