import type { Active, ClientRect, CollisionDetection, Over } from '@dnd-kit/core';
import { pointerWithin } from '@dnd-kit/core';
import type { FormBody } from '@/engine/forms/schema';
import { type Carried, mayStand, type Slot, slotOf } from '@/engine/forms/slots';
import { topmost } from '@/engine/forms/tree';

/** The innermost of everything under the pointer. */
export const innermost: CollisionDetection = (asked) => {
  const area = ({ id }: { readonly id: string | number }) => {
    const rect = asked.droppableRects.get(id);
    return rect ? rect.width * rect.height : Number.POSITIVE_INFINITY;
  };
  return pointerWithin(asked).sort((a, b) => area(a) - area(b));
};

/** What is being dragged, by the data it was registered with; a chosen field takes all other chosen ones along. */
export function carriedBy(active: Active, body: FormBody, chosen: readonly string[]): Carried | null {
  const { field, type } = active.data.current ?? {};
  if (typeof field === 'string') return { ids: chosen.includes(field) ? topmost(body.fields, chosen) : [field] };
  return typeof type === 'string' ? { type } : null;
}

/** The slot under the pointer: in front of a field on its first half, behind it on its second. Null where it must not go. */
export function slotUnder(
  body: FormBody,
  carried: Carried,
  at: { readonly over: Over; readonly pointer: { readonly x: number; readonly y: number } },
): Slot | null {
  const { field, slot } = at.over.data.current ?? {};
  const target = typeof field === 'string' ? besideField(body, field, at) : isSlot(slot) ? slot : null;
  if (!target || !mayStand(body, carried, target.parent)) return null;
  const [only, ...more] = 'ids' in carried ? carried.ids : [];
  return only !== undefined && more.length === 0 && target.before === only ? null : target;
}

function besideField(
  body: FormBody,
  id: string,
  {
    over,
    pointer,
  }: { readonly over: { readonly rect: ClientRect }; readonly pointer: { readonly x: number; readonly y: number } },
): Slot | null {
  const field = body.fields.find((one) => one.id === id);
  if (!field) return null;
  const { rect } = over;
  const behind = field.width === 12 ? pointer.y > rect.top + rect.height / 2 : pointer.x > rect.left + rect.width / 2;
  return behind ? slotOf(body, id) : { parent: field.parent, before: id };
}

function isSlot(data: unknown): data is Slot {
  return typeof data === 'object' && data !== null && 'parent' in data && 'before' in data;
}
