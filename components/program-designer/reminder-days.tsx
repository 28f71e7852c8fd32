'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { readNumber } from './typed-number';

interface ReminderDaysProps {
  readonly value: readonly number[];
  /** Says whether the days fit. */
  onCommit(days: number[]): boolean;
}

/** Days before an expiry on which members hear of it, in one line: 30, 7. */
export function ReminderDays(props: ReminderDaysProps) {
  return <Line key={props.value.join()} {...props} />;
}

function Line({ value, onCommit }: ReminderDaysProps) {
  const t = useTranslations('programDesigner.currency');
  const words = useTranslations('rules.settings');
  const before = value.join(', ');
  const [text, setText] = useState(before);
  const [wrong, setWrong] = useState(false);
  const commit = () => {
    if (text === before) return setWrong(false);
    const days = text
      .split(/[,，、\s]+/)
      .filter(Boolean)
      .map(readNumber);
    const numbers = days.filter((day) => day !== null);
    setWrong(numbers.length !== days.length || !onCommit(numbers));
  };
  return (
    <TextField
      label={words('reminderDays')}
      help={t('reminderHelp')}
      inputMode="numeric"
      value={text}
      problem={wrong ? t('reminderWrong') : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
    />
  );
}
