import type { ReactNode } from 'react';
import styles from './button.module.css';

export interface ButtonLook {
  /** `primary` once a page; `plain` is a bordered second choice; `quiet` has no border; `danger` removes or ends something. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'm' | 's' | 'l';
  readonly wide?: boolean;
  readonly icon?: ReactNode;
}

export function classOfButton({ look = 'plain', size = 'm', wide = false }: ButtonLook): string {
  return [styles.button, styles[look], styles[size], wide && styles.wide].filter(Boolean).join(' ');
}
