'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import control from '@/components/ui/field.module.css';
import { check } from '@/engine/expressions/check';
import type { ExpressionType, Scope } from '@/engine/expressions/types';
import { LIMITS } from '@/engine/kernel/limits';
import { problemText } from '@/lib/i18n/fault-text';
import styles from './inspector.module.css';

interface FormulaInputProps {
  readonly label: string;
  readonly value: string;
  readonly scope: Scope;
  /** Field ids as people call them. */
  readonly titleOf: (name: string) => string;
  readonly expected?: ExpressionType;
  onChange(value: string): void;
}

/** A formula with its problems as it is typed; names are put in by choosing a field. */
export function FormulaInput({ label, value, scope, titleOf, expected, onChange }: FormulaInputProps) {
  const t = useTranslations('formDesigner.formula');
  const say = useTranslations();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const judged = value.trim() ? check(value, scope, expected) : null;
  const problem = judged && 'problems' in judged ? judged.problems[0] : undefined;
  const put = (name: string) => {
    const at = box.current?.selectionStart ?? value.length;
    const until = box.current?.selectionEnd ?? at;
    onChange(`${value.slice(0, at)}{${name}}${value.slice(until)}`);
    box.current?.focus();
  };
  return (
    <div className={control.field}>
      <label className={control.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={box}
        id={id}
        rows={3}
        spellCheck={false}
        className={`${control.input} ${styles.code}`}
        value={value}
        maxLength={LIMITS.formulaLength}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-state`}
        onChange={(event) => onChange(event.target.value)}
      />
      <select
        className={control.input}
        aria-label={t('putField')}
        value=""
        onChange={(event) => event.target.value && put(event.target.value)}
      >
        <option value="">{t('putField')}</option>
        {[...scope.keys()].map((name) => (
          <option key={name} value={name}>
            {titleOf(name)}
          </option>
        ))}
      </select>
      <div id={`${id}-state`} className={problem ? control.problem : control.help} role="status">
        {problem
          ? t('problem', { place: value.slice(problem.from, problem.to) || '…', text: problemText(say, problem) })
          : judged
            ? t('fine')
            : t('help')}
      </div>
    </div>
  );
}
