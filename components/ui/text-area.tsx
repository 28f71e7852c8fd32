import { type Ref, type TextareaHTMLAttributes, useId } from 'react';
import styles from './field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './field-frame';

type TextAreaProps = FieldWords &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id'> & { readonly ref?: Ref<HTMLTextAreaElement> };

export function TextArea({ label, help, problem, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} problem={problem} required={rest.required}>
      <textarea {...rest} id={id} className={styles.input} {...describedBy(id, { help, problem })} />
    </FieldFrame>
  );
}
