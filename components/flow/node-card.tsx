'use client';

import { IconAlertTriangle, IconCircleDashed } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { nodeName } from '@/engine/flows/diff';
import { findNodeType } from '@/engine/flows/nodes/registry';
import type { FlowNode } from '@/engine/flows/schema';
import { localText } from '@/engine/kernel/text';
import type { FlowWords } from './flow-words';
import styles from './node-card.module.css';
import { findNodeView } from './node-views';

interface NodeCardProps {
  readonly node: FlowNode;
  readonly words: FlowWords;
  readonly selected?: boolean;
  /** Problems, in words. */
  readonly problems?: readonly string[];
  onSelect?(): void;
  onKeyDown?(event: KeyboardEvent): void;
}

/** A step of a flow: what it is, who acts and by which rule, what is wrong with it. */
export function NodeCard({ node, words, selected, problems = [], onSelect, onKeyDown }: NodeCardProps) {
  const type = findNodeType(node.type);
  const view = findNodeView(node.type);
  const Icon = view?.icon ?? IconCircleDashed;
  const config = type?.config.safeParse(node.config);
  const text = view && config?.success ? view.words(config.data, words) : '';
  const kind = words.say(type ? `flows.nodes.${node.type}.title` : 'flows.words.unknownType');
  const name = localText(nodeName(node), words.locale);
  const small = type?.group === 'routing' && type.outgoing === 'one';
  const classes = [styles.card, styles[type?.group ?? 'frame'], small && styles.small];
  const inside = (
    <>
      <span className={styles.head}>
        <Icon className={styles.icon} size={18} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        {name !== kind && !small && <span className={styles.kind}>{kind}</span>}
      </span>
      {!small && <span className={styles.words}>{text}</span>}
      {problems.length > 0 && (
        <span className={styles.problem}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>{problems.join(' ')}</span>
        </span>
      )}
    </>
  );
  if (!onSelect) return <div className={classes.filter(Boolean).join(' ')}>{inside}</div>;
  return (
    <button
      type="button"
      id={`part-${node.id}`}
      data-part={node.id}
      className={[...classes, styles.pressable].filter(Boolean).join(' ')}
      aria-pressed={selected}
      aria-invalid={problems.length > 0 || undefined}
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      {inside}
    </button>
  );
}
