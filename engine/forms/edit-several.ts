import { findFieldType } from '@/engine/fields/registry';
import { applyEdit } from './edit';
import type { FieldPatch, FormEdit, SingleEdit } from './edit-schema';
import type { Field, FormBody } from './schema';
import { positionOf, type Slot } from './slots';
import { childrenOf, topmost } from './tree';

/*
 * What a builder does to several fields at once, as one step of history. Each answers null when nothing would change. One
 * field alone is an edit of its own, so that history calls it by its name.
 */

/** Takes the fields out, with everything inside them. */
export function removeFields(body: FormBody, ids: readonly string[]): FormEdit | null {
  return together(
    'removeSeveral',
    topmost(body.fields, ids).map((id) => ({ do: 'remove-field', id })),
  );
}

/** Puts the fields into a slot, side by side, in the order in which they stand now. */
export function moveFields(body: FormBody, ids: readonly string[], slot: Slot): FormEdit | null {
  const moved = topmost(body.fields, ids);
  // What they are put in front of must be something that stays.
  const siblings = childrenOf(body.fields, slot.parent);
  const from = slot.before === null ? siblings.length : siblings.findIndex(({ id }) => id === slot.before);
  const before = siblings.slice(from).find(({ id }) => !moved.includes(id))?.id ?? null;
  let now = body;
  const edits = moved.map((id): SingleEdit => {
    const at = positionOf(now, { parent: slot.parent, before }, id);
    const edit: SingleEdit = { do: 'move-field', id, parent: slot.parent, at };
    now = applyEdit(now, edit).body;
    return edit;
  });
  return together('moveSeveral', edits);
}

/** Sets the same properties of all of them, of those that have such a property and not that value already. */
export function changeFields(
  body: FormBody,
  ids: readonly string[],
  set: Pick<FieldPatch, 'width' | 'required'>,
): FormEdit | null {
  const chosen = new Set(ids);
  const edits = body.fields.flatMap((field): SingleEdit[] => {
    if (!chosen.has(field.id)) return [];
    const wanted = Object.entries(set).filter(
      ([name, value]) => sharedProperties(field).some((one) => one === name) && field[name as keyof Field] !== value, // names of a patch are names of a field
    );
    return wanted.length ? [{ do: 'change-field', id: field.id, set: Object.fromEntries(wanted), unset: [] }] : [];
  });
  return together('changeSeveral', edits);
}

/** Which of the properties that can be set for several fields at once this one has. */
export function sharedProperties(field: Field): readonly ('width' | 'required')[] {
  switch (findFieldType(field.type)?.role) {
    case 'value':
      return ['width', 'required'];
    case 'section':
      return ['required'];
    case 'container':
    case undefined:
      return [];
    default:
      return ['width'];
  }
}

function together(
  name: NonNullable<Extract<FormEdit, { do: 'batch' }>['name']>,
  edits: readonly SingleEdit[],
): FormEdit | null {
  const [only, ...more] = edits;
  if (!only) return null;
  return more.length ? { do: 'batch', name, edits: [...edits] } : only;
}
