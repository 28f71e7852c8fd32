import { groupOf } from '@/engine/conditions/group';
import { type Condition, isLeaf } from '@/engine/conditions/schema';
import type { Reference } from '@/engine/fields/field-type';
import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from './schema';

type PickKind = Reference['kind'];

/** A member, colleague, store or record that a condition names by its id. */
export interface Picked {
  readonly id: string;
  readonly kind: PickKind;
  /** Key of the form, for records. */
  readonly form?: string;
}

/** Facts around a record that name something by its id. */
const FACTS: Readonly<Record<string, PickKind>> = { 'record.store': 'orgUnit' };

/** Everything a condition about the form names by its id. */
export function pickedIn(condition: Condition | undefined, body: FormBody | null | undefined): Picked[] {
  if (!condition) return [];
  if (!isLeaf(condition)) return groupOf(condition).parts.flatMap((part) => pickedIn(part, body));
  const kind = FACTS[condition.field];
  const pick = kind ? { kind } : pickOf(body, condition.field);
  return pick ? [condition.value ?? []].flat().flatMap((id) => (typeof id === 'string' ? [{ id, ...pick }] : [])) : [];
}

/** What a field of the form picks; undefined when it picks nothing. */
export function pickOf(body: FormBody | null | undefined, id: string): Omit<Picked, 'id'> | undefined {
  const field = body?.fields.find((one) => one.id === id);
  const type = field && findFieldType(field.type);
  const settings = type?.settings.safeParse(field?.settings);
  if (!type || !settings?.success) return undefined;
  const kind = type.picks?.(settings.data);
  const form = type.target?.(settings.data)?.form;
  return kind && { kind, ...(form && { form }) };
}
