import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import styles from './field.module.css';

type CheckFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Where something else must be able to point at the control. */
  readonly inputId?: string;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A checkbox (or, with `type="radio"`, one of several) whose whole line can be pressed. */
export function CheckField({ label, help, type = 'checkbox', inputId, ...rest }: CheckFieldProps) {
  const own = useId();
  const id = inputId ?? own;
  return (
    <label className={styles.choice} htmlFor={id}>
      <input {...rest} id={id} type={type} aria-describedby={help ? `${id}-help` : undefined} />
      <span>
        {label}
        {help && (
          <span className={styles.help} id={`${id}-help`} style={{ display: 'block' }}>
            {help}
          </span>
        )}
      </span>
    </label>
  );
}
