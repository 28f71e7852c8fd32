import { Fault } from '@/engine/kernel/fault';
import { FIELD_OPTIONALS, FORM_OPTIONALS, type FormEdit, type SingleEdit } from './edit-schema';
import { renameReferences } from './rename-references';
import type { Field, FormBody } from './schema';
import { withDescendants } from './tree';

export interface Edited {
  readonly body: FormBody;
  /** Applied to `body`, it gives back the form as it was. */
  readonly inverse: FormEdit;
}

/**
 * Carries out one step of a builder. Pure: the body given stays as it is. Refuses with `forms.fieldGone`, `forms.idTaken` or
 * `forms.badPlace` when the step does not fit this body, as after somebody else's edit.
 */
export function applyEdit(body: FormBody, edit: FormEdit): Edited {
  if (edit.do !== 'batch') return applyOne(body, edit);
  let now = body;
  const inverses: SingleEdit[] = [];
  for (const one of edit.edits) {
    const { body: next, inverse } = applyOne(now, one);
    now = next;
    inverses.unshift(...(inverse.do === 'batch' ? inverse.edits : [inverse]));
  }
  return { body: now, inverse: { do: 'batch', ...(edit.name && { name: edit.name }), edits: inverses } };
}

function applyOne(body: FormBody, edit: SingleEdit): Edited {
  switch (edit.do) {
    case 'add-field':
      return addField(body, edit.field, edit.at);
    case 'move-field':
      return moveField(body, edit);
    case 'remove-field':
      return removeField(body, edit.id);
    case 'change-field':
      return changeField(body, edit);
    case 'duplicate-field':
      return duplicateField(body, edit);
    case 'change-form': {
      const { next, inverse } = patch(body, edit, FORM_OPTIONALS);
      return { body: next, inverse: { do: 'change-form', ...inverse } };
    }
    case 'set-binding': {
      const { [edit.part]: before, ...others } = body.bindings;
      const bindings = edit.field === null ? others : { ...body.bindings, [edit.part]: edit.field };
      return { body: { ...body, bindings }, inverse: { do: 'set-binding', part: edit.part, field: before ?? null } };
    }
  }
}

function addField(body: FormBody, field: Field, at: number): Edited {
  if (body.fields.some(({ id }) => id === field.id)) throw new Fault('conflict', 'forms.idTaken', { field: field.id });
  if (at > body.fields.length) throw new Fault('conflict', 'forms.badPlace', { field: field.id });
  const fields = [...body.fields.slice(0, at), field, ...body.fields.slice(at)];
  return { body: { ...body, fields }, inverse: { do: 'remove-field', id: field.id } };
}

function moveField(body: FormBody, edit: Extract<SingleEdit, { do: 'move-field' }>): Edited {
  const field = find(body, edit.id);
  const from = body.fields.indexOf(field);
  const others = body.fields.filter((one) => one !== field);
  if (edit.at > others.length || withDescendants(body.fields, edit.id).some(({ id }) => id === edit.parent)) {
    throw new Fault('conflict', 'forms.badPlace', { field: edit.id });
  }
  if (edit.parent !== null) find(body, edit.parent);
  const fields = [...others.slice(0, edit.at), { ...field, parent: edit.parent }, ...others.slice(edit.at)];
  return {
    body: { ...body, fields },
    inverse: { do: 'move-field', id: edit.id, parent: field.parent, at: from },
  };
}

function removeField(body: FormBody, id: string): Edited {
  find(body, id);
  const gone = withDescendants(body.fields, id);
  const ids = new Set(gone.map((field) => field.id));
  const bound = Object.entries(body.bindings).filter(([, field]) => ids.has(field));
  const listed = body.listFields.some((field) => ids.has(field));
  const next: FormBody = {
    ...body,
    fields: body.fields.filter((field) => !ids.has(field.id)),
    bindings: Object.fromEntries(Object.entries(body.bindings).filter(([, field]) => !ids.has(field))),
    listFields: body.listFields.filter((field) => !ids.has(field)),
  };
  const edits: SingleEdit[] = [
    ...gone.map((field): SingleEdit => ({ do: 'add-field', field, at: body.fields.indexOf(field) })),
    ...bound.map(([part, field]): SingleEdit => ({ do: 'set-binding', part, field })),
    ...(listed ? [{ do: 'change-form' as const, set: { listFields: body.listFields }, unset: [] }] : []),
  ];
  const [first] = edits;
  return { body: next, inverse: edits.length === 1 && first ? first : { do: 'batch', edits } };
}

function changeField(body: FormBody, edit: Extract<SingleEdit, { do: 'change-field' }>): Edited {
  const field = find(body, edit.id);
  const { next, inverse } = patch(field, edit, FIELD_OPTIONALS);
  const fields = body.fields.map((one) => (one === field ? next : one));
  return { body: { ...body, fields }, inverse: { do: 'change-field', id: edit.id, ...inverse } };
}

function duplicateField(body: FormBody, edit: Extract<SingleEdit, { do: 'duplicate-field' }>): Edited {
  const original = find(body, edit.id);
  const ids = new Map(Object.entries(edit.ids));
  const copied = withDescendants(body.fields, edit.id);
  const taken = new Set(body.fields.map((field) => field.id));
  const copies = copied.map((field): Field => {
    const id = ids.get(field.id);
    if (id === undefined || taken.has(id)) throw new Fault('conflict', 'forms.idTaken', { field: id ?? field.id });
    taken.add(id);
    const copy = renameReferences({ ...field, id }, ids);
    if (field === original) return { ...copy, ...(edit.title && { title: edit.title }) };
    return { ...copy, parent: ids.get(field.parent ?? '') ?? field.parent };
  });
  // Behind the last of the originals, so that siblings keep their order.
  const last = Math.max(...copied.map((field) => body.fields.indexOf(field)));
  const fields = [...body.fields.slice(0, last + 1), ...copies, ...body.fields.slice(last + 1)];
  return { body: { ...body, fields }, inverse: { do: 'remove-field', id: ids.get(edit.id) ?? edit.id } };
}

interface Patch<T> {
  readonly set: Partial<T>;
  readonly unset: readonly (keyof T)[];
}

/** `set` and `unset` of one object, and the patch that takes them back. Keys set to undefined count as left out. */
function patch<T extends object, K extends keyof T>(before: T, { set, unset }: Patch<T>, optional: readonly K[]) {
  // Object.keys of a partial T are keys of T.
  const keys = (Object.keys(set) as (keyof T)[]).filter((key) => set[key] !== undefined);
  const next = { ...before };
  for (const key of keys) next[key] = set[key] as T[typeof key]; // undefined was filtered out
  for (const key of unset) delete next[key];
  const back: Partial<T> = {};
  const drop: K[] = [];
  for (const key of new Set([...keys, ...unset])) {
    if (before[key] !== undefined) back[key] = before[key];
    else drop.push(...optional.filter((one) => one === key));
  }
  return { next, inverse: { set: back, unset: drop } };
}

function find(body: FormBody, id: string): Field {
  const field = body.fields.find((one) => one.id === id);
  if (!field) throw new Fault('conflict', 'forms.fieldGone', { field: id });
  return field;
}
