import { type Ref, type SelectHTMLAttributes, useId } from 'react';
import styles from './field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './field-frame';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type SelectFieldProps = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id'> & {
    readonly options: readonly Choice[];
    readonly ref?: Ref<HTMLSelectElement>;
  };

/** A native select: the phone shows its own wheel. */
export function SelectField({ label, help, problem, options, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} problem={problem} required={rest.required}>
      <select {...rest} id={id} className={styles.input} {...describedBy(id, { help, problem })}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
