import { type InputHTMLAttributes, type Ref, useId } from 'react';
import styles from './field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './field-frame';

type TextFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & { readonly ref?: Ref<HTMLInputElement> };

/** One line of text, with a visible label; a native input, so that it costs a phone nothing. */
export function TextField({ label, help, problem, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} problem={problem} required={rest.required}>
      <input {...rest} id={id} className={styles.input} {...describedBy(id, { help, problem })} />
    </FieldFrame>
  );
}
