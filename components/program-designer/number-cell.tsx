'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import control from '@/components/ui/field.module.css';
import { readNumber } from './typed-number';

interface NumberCellProps {
  readonly label: string;
  readonly value: number | null | undefined;
  /** May be left empty, which says null. */
  readonly optional?: boolean;
  readonly id?: string;
  readonly placeholder?: string;
  /** Says whether the number fits. */
  onCommit(value: number | null): boolean;
}

/** A number that takes effect when the reader is done with it; what does not fit stays and says so. */
export function NumberCell(props: NumberCellProps) {
  // A value that changes elsewhere, such as by undo, starts the box afresh.
  return <Box key={String(props.value)} {...props} />;
}

function Box({ label, value, optional = false, id, placeholder, onCommit }: NumberCellProps) {
  const t = useTranslations('programDesigner');
  const before = value === null || value === undefined ? '' : String(value);
  const [text, setText] = useState(before);
  const [wrong, setWrong] = useState(false);
  const commit = () => {
    if (text.trim() === before) return setWrong(false);
    const number = readNumber(text);
    const empty = text.trim() === '' && optional;
    setWrong((number === null && !empty) || !onCommit(number));
  };
  return (
    <>
      <input
        id={id}
        className={control.input}
        aria-label={label}
        aria-invalid={wrong || undefined}
        inputMode="decimal"
        value={text}
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {wrong && (
        <span className={control.problem} role="alert">
          {t('numberNeeded')}
        </span>
      )}
    </>
  );
}
