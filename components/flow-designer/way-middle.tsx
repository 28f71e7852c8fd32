'use client';

import { useDroppable } from '@dnd-kit/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { useFlow } from '@/components/flow/flow-scope';
import { BRANCH } from '@/components/flow/layout';
import { wayText } from '@/components/flow/way-text';
import { lintText } from '@/components/publish/lint-text';
import { nodeName } from '@/engine/flows/diff';
import type { FlowEdge } from '@/engine/flows/schema';
import { localText } from '@/engine/kernel/text';
import styles from './designer.module.css';

interface WayMiddleProps {
  readonly way: FlowEdge;
  /** One of several branches: it says when it is taken. */
  readonly wide: boolean;
  /** A step may be dropped here. */
  readonly takes: boolean;
  /** A step in the hand points here. */
  readonly marked: boolean;
  onAdd(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** The middle of a line: when it is taken, and the + for a new step. */
export function WayMiddle({ way, wide, takes, marked, onAdd, onKeyDown }: WayMiddleProps) {
  const t = useTranslations('flowDesigner');
  const scope = useFlow();
  const { body, locale, problems, say, selected, select } = scope;
  const from = body.nodes.find(({ id }) => id === way.from);
  const name = localText(from && nodeName(from), locale);
  const mine = problems.get(way.id) ?? [];
  const text = wayText(scope, way);
  const { setNodeRef } = useDroppable({ id: way.id, disabled: !takes });
  return (
    <div className={styles.way}>
      {wide && (
        <button
          type="button"
          id={`part-${way.id}`}
          data-part={way.id}
          className={styles.branch}
          style={{ height: BRANCH.height - 48 }}
          aria-pressed={selected === way.id}
          aria-invalid={mine.length > 0 || undefined}
          onClick={() => select(way.id)}
          onKeyDown={onKeyDown}
        >
          <span className={styles.branchWords}>{text}</span>
          {mine.length > 0 && (
            <span className={styles.branchProblem}>
              <IconAlertTriangle size={14} aria-hidden="true" />
              {mine.map((one) => lintText(say, one)).join(' ')}
            </span>
          )}
        </button>
      )}
      <button
        type="button"
        ref={setNodeRef}
        className={styles.plus}
        data-edge={way.id}
        data-takes={takes || undefined}
        data-marker={marked || undefined}
        aria-label={wide ? t('addIn', { branch: text }) : t('addAfter', { node: name })}
        title={t('addStep')}
        onClick={onAdd}
      >
        <IconPlus size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
