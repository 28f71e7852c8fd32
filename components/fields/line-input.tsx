import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from 'react';
import control from '@/components/ui/field.module.css';
import { asText, type FieldInputProps } from './field-view';
import styles from './fields.module.css';

interface LineInputProps extends FieldInputProps {
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** What stands in the control, where that is not the raw value itself. */
  readonly shown?: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** One line with a native control; the phone brings the fitting keyboard or wheel. */
export function LineInput(props: LineInputProps) {
  const { id, value, onChange, onBlur, placeholder, readOnly, aria, before, after } = props;
  const input = (
    <input
      {...aria}
      id={id}
      type={props.type ?? 'text'}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete ?? 'off'}
      maxLength={props.maxLength}
      min={props.min}
      max={props.max}
      className={control.input}
      value={props.shown ?? asText(value)}
      placeholder={placeholder}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  );
  if (!before && !after) return input;
  return (
    <div className={styles.line}>
      {before && <span aria-hidden="true">{before}</span>}
      {input}
      {after && <span>{after}</span>}
    </div>
  );
}
