import type { Field, FormBody } from './schema';

/** The field and everything inside it, in list order. */
export function withDescendants(fields: readonly Field[], id: string): Field[] {
  const inside = new Set([id]);
  // A child may stand before its parent in the list: look again until nothing new is found.
  for (let size = 0; size !== inside.size; ) {
    size = inside.size;
    for (const field of fields) if (field.parent !== null && inside.has(field.parent)) inside.add(field.id);
  }
  return fields.filter((field) => inside.has(field.id));
}

export function childrenOf(fields: readonly Field[], parent: string | null): Field[] {
  return fields.filter((field) => field.parent === parent);
}

/** The containers around a field, innermost first; ends at a parent that is missing or comes twice. */
export function ancestorsOf(fields: ReadonlyMap<string, Field>, field: Field): Field[] {
  const around: Field[] = [];
  for (let at = field.parent; at !== null; ) {
    const parent = fields.get(at);
    if (!parent || around.includes(parent)) break;
    around.push(parent);
    at = parent.parent;
  }
  return around;
}

export function fieldsById(body: Pick<FormBody, 'fields'>): ReadonlyMap<string, Field> {
  return new Map(body.fields.map((field) => [field.id, field]));
}

/** An id like `base` that nobody has yet: `price`, `price_2`, `price_3` … */
export function freshId(taken: ReadonlySet<string>, base: string): string {
  if (!taken.has(base)) return base;
  const stem = base.replace(/_\d+$/, '').slice(0, 28);
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** Ids for the copies of a field and everything inside it, for the edit `duplicate-field`. */
export function freshIds(body: FormBody, id: string): Record<string, string> {
  const taken = new Set(body.fields.map((field) => field.id));
  const ids: Record<string, string> = {};
  for (const field of withDescendants(body.fields, id)) {
    const fresh = freshId(taken, field.id);
    taken.add(fresh);
    ids[field.id] = fresh;
  }
  return ids;
}

/** Those of the ids that stand in the form and inside none of the others, in list order. */
export function topmost(fields: readonly Field[], ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  const byId = new Map(fields.map((field) => [field.id, field]));
  return fields
    .filter((field) => chosen.has(field.id) && !ancestorsOf(byId, field).some(({ id }) => chosen.has(id)))
    .map(({ id }) => id);
}

/** Ids as they are read: what stands inside a container comes right behind it. */
export function readingOrder({ fields }: Pick<FormBody, 'fields'>): string[] {
  const found: string[] = [];
  const walk = (parent: string | null) => {
    for (const { id } of childrenOf(fields, parent)) {
      found.push(id);
      walk(id);
    }
  };
  walk(null);
  return found;
}
