'use client';

import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type InputHTMLAttributes, useId, useState } from 'react';
import styles from './field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './field-frame';

type PasswordFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'type'> & {
    readonly showLabel: string;
    readonly hideLabel: string;
  };

/** A password that can be shown to the one who types it. */
export function PasswordField({ label, help, problem, showLabel, hideLabel, ...rest }: PasswordFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame id={id} label={label} help={help} problem={problem} required={rest.required}>
      <div className={styles.withButton}>
        <input
          {...rest}
          id={id}
          type={shown ? 'text' : 'password'}
          className={styles.input}
          {...describedBy(id, { help, problem })}
        />
        <button
          type="button"
          className={styles.reveal}
          aria-label={shown ? hideLabel : showLabel}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {shown ? <IconEyeOff size={20} aria-hidden="true" /> : <IconEye size={20} aria-hidden="true" />}
        </button>
      </div>
    </FieldFrame>
  );
}
