'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import type { ContainerProps, FieldView } from './field-view';
import styles from './layout.module.css';

export const tabs: FieldView = { type: 'tabs', Container: (props) => <TabRow {...props} /> };

/** Pages over each other; all stay in the document, so that nothing typed is lost and a problem can be found. */
function TabRow({ id, title, parts, open, onOpen }: ContainerProps) {
  const t = useTranslations('renderer');
  const current = parts.find((part) => part.id === open) ?? parts[0];
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || !current) return;
    event.preventDefault();
    const next = parts[(parts.indexOf(current) + by + parts.length) % parts.length];
    if (!next) return;
    onOpen(next.id);
    document.getElementById(`${id}-${next.id}-tab`)?.focus();
  };
  return (
    <div className={styles.tabs}>
      <div role="tablist" aria-label={title || undefined} className={styles.tabList} onKeyDown={step}>
        {parts.map((part) => (
          <button
            key={part.id}
            id={`${id}-${part.id}-tab`}
            type="button"
            role="tab"
            aria-selected={part === current}
            aria-controls={`${id}-${part.id}-page`}
            tabIndex={part === current ? 0 : -1}
            className={styles.tab}
            onClick={() => onOpen(part.id)}
          >
            {part.hasProblem && <IconAlertTriangle size={14} role="img" aria-label={t('partProblem')} />}
            {part.title}
          </button>
        ))}
      </div>
      {parts.map((part) => (
        <div
          key={part.id}
          id={`${id}-${part.id}-page`}
          role="tabpanel"
          aria-labelledby={`${id}-${part.id}-tab`}
          hidden={part !== current}
          className={styles.page}
        >
          {part.node}
        </div>
      ))}
    </div>
  );
}
