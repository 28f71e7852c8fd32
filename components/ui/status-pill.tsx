import type { ReactNode } from 'react';
import styles from './status-pill.module.css';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'info';

/** A state in a word; the dot's shape repeats the colour for those who do not see it. */
export function StatusPill({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={`${styles.pill} ${styles[tone]}`}>
      <svg className={styles.dot} viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  );
}

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  neutral: <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  accent: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  ok: <path d="M1.5 5.4 4 7.8l4.5-5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  warn: <path d="M5 .8 9.4 9H.6z" fill="currentColor" />,
  bad: <path d="M1.6 1.6l6.8 6.8M8.4 1.6 1.6 8.4" stroke="currentColor" strokeWidth="1.8" />,
  info: <rect x="1.5" y="1.5" width="7" height="7" rx="1.5" fill="currentColor" />,
};
