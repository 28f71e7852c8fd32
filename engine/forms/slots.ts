import { findFieldType } from '@/engine/fields/registry';
import type { Field, FormBody } from './schema';
import { ancestorsOf, childrenOf, fieldsById, topmost, withDescendants } from './tree';

/** A place where a field can be put: in front of a sibling, or behind everything in a container (`before` null). */
export interface Slot {
  readonly parent: string | null;
  readonly before: string | null;
}

/** What is being put somewhere: fields of the form, or a new one of a type. */
export type Carried = { readonly ids: readonly string[] } | { readonly type: string };

export function sameSlot(a: Slot | null, b: Slot | null): boolean {
  return a === b || (a !== null && b !== null && a.parent === b.parent && a.before === b.before);
}

/** May all of it stand directly inside this parent? The same rules as `lint`'s, asked before the drop. */
export function mayStand(body: FormBody, carried: Carried, parent: string | null): boolean {
  const fields = fieldsById(body);
  if ('type' in carried) return mayTypeStand(carried.type, parent, fields);
  return carried.ids.every(
    (id) =>
      !withDescendants(body.fields, id).some((inside) => inside.id === parent) &&
      mayTypeStand(fields.get(id)?.type ?? '', parent, fields),
  );
}

function mayTypeStand(name: string, parent: string | null, fields: ReadonlyMap<string, Field>): boolean {
  const type = findFieldType(name);
  if (!type) return false;
  const around = parent === null ? undefined : fields.get(parent);
  const container = around && findFieldType(around.type);
  if (parent !== null && container?.role !== 'container' && container?.role !== 'section') return false;
  if (container?.holds && !container.holds.includes(type.type)) return false;
  if (type.standsIn && !(container && type.standsIn.includes(container.type))) return false;
  if (!around || !isInRows(around, fields)) return true;
  return type.role !== 'section' && type.role !== 'container' && !type.numbering && !type.baseColumns;
}

function isInRows(parent: Field, fields: ReadonlyMap<string, Field>): boolean {
  return [parent, ...ancestorsOf(fields, parent)].some((one) => findFieldType(one.type)?.role === 'section');
}

/** Every place it may go to, in reading order; those that would leave a single field where it is are left out. */
export function slotsFor(body: FormBody, carried: Carried): readonly Slot[] {
  const slots: Slot[] = [];
  const own = new Set('ids' in carried ? carried.ids : []);
  const walk = (parent: string | null) => {
    const allowed = mayStand(body, carried, parent);
    for (const child of childrenOf(body.fields, parent)) {
      if (own.has(child.id)) continue;
      if (allowed) slots.push({ parent, before: child.id });
      const role = findFieldType(child.type)?.role;
      if (role === 'container' || role === 'section') walk(child.id);
    }
    if (allowed) slots.push({ parent, before: null });
  };
  walk(null);
  const [only, ...more] = topmost(body.fields, [...own]);
  const here = only === undefined || more.length ? null : slotOf(body, only);
  return slots.filter((slot) => !sameSlot(slot, here));
}

/** Where a field stands now. */
export function slotOf(body: FormBody, id: string): Slot | null {
  const field = body.fields.find((one) => one.id === id);
  if (!field) return null;
  const siblings = childrenOf(body.fields, field.parent);
  return { parent: field.parent, before: siblings[siblings.indexOf(field) + 1]?.id ?? null };
}

/** The position in the list of fields that a slot means, counted without the moved field itself. */
export function positionOf(body: FormBody, slot: Slot, moved?: string): number {
  const fields = body.fields.filter(({ id }) => id !== moved);
  const before = slot.before === null ? -1 : fields.findIndex(({ id }) => id === slot.before);
  if (before >= 0) return before;
  if (slot.parent === null) return fields.length;
  const inside = new Set(withDescendants(fields, slot.parent).map(({ id }) => id));
  return fields.reduce((last, { id }, at) => (inside.has(id) ? at : last), -1) + 1;
}

/** Behind the selected field, or inside it when it is a container that takes such fields; else at the end. */
export function slotAfter(body: FormBody, selected: string | null, carried: Carried): Slot {
  if (selected !== null) {
    if (mayStand(body, carried, selected)) return { parent: selected, before: null };
    const fields = fieldsById(body);
    const field = fields.get(selected);
    for (const one of field ? [field, ...ancestorsOf(fields, field)] : []) {
      if (mayStand(body, carried, one.parent)) return slotOf(body, one.id) ?? { parent: null, before: null };
    }
  }
  return { parent: null, before: null };
}
