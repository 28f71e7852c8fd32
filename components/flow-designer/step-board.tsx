'use client';

import {
  type CollisionDetection,
  DndContext,
  DragOverlay,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { MouseHand } from '@/components/draft/mouse-hand';
import styles from './step-board.module.css';

interface StepBoardProps {
  /** What is shown at the pointer while a step is in the hand. */
  readonly carried: string | null;
  readonly drag: {
    start(node: string): void;
    over(way: string | null): void;
    end(way: string | null): void;
  };
  readonly children: ReactNode;
}

/** How near the pointer must come to a +. */
const NEAR = 120;

/** Lets steps be dragged onto the + of a line. */
export function StepBoard({ carried, drag, children }: StepBoardProps) {
  const sensors = useSensors(
    useSensor(MouseHand, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const way = (over: { readonly id: unknown } | null) => (over ? String(over.id) : null);
  return (
    <DndContext
      id="flow"
      sensors={sensors}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}
      collisionDetection={nearest}
      onDragStart={({ active }) => drag.start(String(active.id))}
      onDragOver={({ over }) => drag.over(way(over))}
      onDragCancel={() => drag.end(null)}
      onDragEnd={({ over }) => drag.end(way(over))}
    >
      {children}
      <DragOverlay dropAnimation={null}>{carried && <div className={styles.dragged}>{carried}</div>}</DragOverlay>
    </DndContext>
  );
}

const nothing = () => undefined;
// The designer tells in its own words what happens.
const SILENT = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };

/** The + whose middle is nearest to the pointer, if one is near. */
const nearest: CollisionDetection = ({ droppableContainers, droppableRects, pointerCoordinates }) => {
  if (!pointerCoordinates) return [];
  const found = droppableContainers.flatMap(({ id }) => {
    const box = droppableRects.get(id);
    if (!box) return [];
    const far = Math.hypot(
      box.left + box.width / 2 - pointerCoordinates.x,
      box.top + box.height / 2 - pointerCoordinates.y,
    );
    return far <= NEAR ? [{ id, data: { value: far } }] : [];
  });
  return found.sort((a, b) => a.data.value - b.data.value);
};

interface MovableStepProps {
  readonly id: string;
  readonly disabled: boolean;
  readonly carried: boolean;
  readonly children: ReactNode;
}

/** A card that can be taken up. */
export function MovableStep({ id, disabled, carried, children }: MovableStepProps) {
  const { setNodeRef, listeners } = useDraggable({ id, disabled });
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      className={styles.movable}
      data-movable={!disabled || undefined}
      data-carried={carried || undefined}
    >
      {children}
    </div>
  );
}
