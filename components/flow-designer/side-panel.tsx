'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './designer.module.css';

interface SidePanelProps {
  readonly title: string;
  readonly children: ReactNode;
  onClose(): void;
}

/** What stands beside the picture of a flow: settings, checks or a trial. */
export function SidePanel({ title, children, onClose }: SidePanelProps) {
  const ui = useTranslations('ui');
  return (
    <aside className={styles.panel} aria-label={title}>
      <header className={styles.panelHead}>
        <h2>{title}</h2>
        <button type="button" className={styles.close} aria-label={ui('close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </button>
      </header>
      <div className={styles.panelBody}>{children}</div>
    </aside>
  );
}
