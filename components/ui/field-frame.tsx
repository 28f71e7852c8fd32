import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldWords {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with the value, in words. */
  readonly problem?: string;
}

interface FieldFrameProps extends FieldWords {
  readonly id: string;
  readonly required?: boolean;
  readonly children: ReactNode;
}

/** Label above, control, help and problem below; `describedBy(id, …)` ties them to the control. */
export function FieldFrame({ id, label, help, problem, required, children }: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required && (
          <span className={styles.need} aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {children}
      {help && (
        <div className={styles.help} id={`${id}-help`}>
          {help}
        </div>
      )}
      {problem && (
        <div className={styles.problem} id={`${id}-problem`}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          {problem}
        </div>
      )}
    </div>
  );
}

export function describedBy(id: string, { help, problem }: Pick<FieldWords, 'help' | 'problem'>) {
  const ids = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': problem ? true : undefined } as const;
}
