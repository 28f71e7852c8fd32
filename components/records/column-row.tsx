'use client';

import { useDraggable, useDroppable } from '@dnd-kit/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { CheckField } from '@/components/ui/check-field';
import styles from './records.module.css';

interface ColumnRowProps {
  readonly name: string;
  readonly title: string;
  readonly shown: boolean;
  readonly first: boolean;
  readonly last: boolean;
  onToggle(on: boolean): void;
  /** One place up is -1. */
  onMove(by: number): void;
}

/** One column: whether it is shown, and its place; dragged by the handle, or moved by the arrows. */
export function ColumnRow({ name, title, shown, first, last, onToggle, onMove }: ColumnRowProps) {
  const t = useTranslations('recordsDesk.column');
  const drop = useDroppable({ id: name });
  const drag = useDraggable({ id: name });
  return (
    <li ref={drop.setNodeRef} className={styles.columnRow} data-dragged={drag.isDragging || undefined}>
      <span ref={drag.setNodeRef} className={styles.grip} {...drag.listeners} aria-hidden="true">
        <IconGripVertical size={18} />
      </span>
      <CheckField label={title} checked={shown} onChange={(event) => onToggle(event.target.checked)} />
      <button
        type="button"
        className={styles.mover}
        aria-label={t('up', { column: title })}
        disabled={first}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.mover}
        aria-label={t('down', { column: title })}
        disabled={last}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={18} aria-hidden="true" />
      </button>
    </li>
  );
}
