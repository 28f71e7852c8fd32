import type { Assignee } from './assignees';
import type { References } from './nodes/node-type';

/** Names that lists of people mention. */
export function referencesOf(
  ...lists: readonly (readonly Assignee[])[]
): Required<Pick<References, 'fields' | 'staff' | 'units'>> {
  const fields: string[] = [];
  const staff: string[] = [];
  const units: string[] = [];
  for (const source of lists.flat()) {
    if (source.kind === 'field') fields.push(source.field);
    if (source.kind === 'staff') staff.push(...source.ids);
    if (source.kind === 'role' && typeof source.reach === 'object') units.push(source.reach.unit);
  }
  return { fields, staff, units };
}
