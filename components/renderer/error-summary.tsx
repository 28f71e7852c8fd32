'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import styles from './form.module.css';

export interface SummaryLine {
  readonly path: string;
  readonly title: string;
  readonly text: string;
}

interface ErrorSummaryProps {
  readonly lines: readonly SummaryLine[];
  onGo(path: string): void;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Everything that keeps the form from being sent, each line leading to its field. */
export function ErrorSummary({ lines, onGo, ref }: ErrorSummaryProps) {
  const t = useTranslations('renderer');
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={lines.length ? styles.summary : styles.silent}>
      {lines.length > 0 && (
        <>
          <p className={styles.summaryTitle}>
            <IconAlertTriangle size={18} aria-hidden="true" />
            {t('problems', { count: lines.length })}
          </p>
          <ul>
            {lines.map((line) => (
              <li key={line.path}>
                <button type="button" onClick={() => onGo(line.path)}>
                  {t('problemLine', { title: line.title, text: line.text })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
