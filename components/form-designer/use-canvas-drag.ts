'use client';

import {
  type DragEndEvent,
  type DragMoveEvent,
  type DragStartEvent,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useState } from 'react';
import { MouseHand } from '@/components/draft/mouse-hand';
import type { FormBody } from '@/engine/forms/schema';
import { type Carried, type Slot, sameSlot } from '@/engine/forms/slots';
import { carriedBy, innermost, slotUnder } from './drop-slot';

interface Around {
  readonly body: FormBody;
  readonly chosen: readonly string[];
  onStart(carried: Carried): void;
  onDrop(carried: Carried, slot: Slot): void;
}

/** Dragging with a mouse or a finger: what is dragged, and where it would go. */
export function useCanvasDrag({ body, chosen, onStart, onDrop }: Around) {
  const [dragged, setDragged] = useState<{ readonly slot: Slot | null; readonly carried: Carried } | null>(null);
  const sensors = useSensors(
    useSensor(MouseHand, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const slotOfDrag = ({ active, over, activatorEvent, delta }: DragMoveEvent | DragEndEvent) => {
    const carried = carriedBy(active, body, chosen);
    const start = pointOf(activatorEvent);
    if (!over || !carried || !start) return null;
    return slotUnder(body, carried, { over, pointer: { x: start.x + delta.x, y: start.y + delta.y } });
  };
  return {
    dragged,
    on: {
      sensors,
      collisionDetection: innermost,
      onDragStart: ({ active }: DragStartEvent) => {
        const carried = carriedBy(active, body, chosen);
        if (!carried) return;
        setDragged({ slot: null, carried });
        onStart(carried);
      },
      onDragMove: (event: DragMoveEvent) => {
        const slot = slotOfDrag(event);
        setDragged((now) => (now && !sameSlot(now.slot, slot) ? { ...now, slot } : now));
      },
      onDragCancel: () => setDragged(null),
      onDragEnd: (event: DragEndEvent) => {
        const slot = slotOfDrag(event);
        const carried = carriedBy(event.active, body, chosen);
        setDragged(null);
        if (slot && carried) onDrop(carried, slot);
      },
    },
  };
}

function pointOf(event: Event): { readonly x: number; readonly y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  const touch = 'touches' in event ? (event as TouchEvent).touches[0] : undefined; // no `TouchEvent` class in every browser
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}
