'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import type { FieldInputProps } from '@/components/fields/field-view';
import { findFieldView } from '@/components/fields/registry';
import frame from '@/components/ui/field.module.css';
import { describedBy } from '@/components/ui/field-frame';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { Place } from '@/engine/forms/evaluate';
import { localText } from '@/engine/kernel/text';
import { problemText } from '@/lib/i18n/fault-text';
import styles from './form.module.css';
import { idOf, nameOf, useCell, useFormScope, useProgress, useShown } from './form-scope';
import { ShownValue } from './shown-value';

interface FieldBoxProps {
  readonly compiled: CompiledField;
  readonly section?: string;
  readonly row?: number;
  /** The label is said, not shown, as in the columns of a table. */
  readonly bare?: boolean;
}

/** One field with its label, help and problems. Listens to its own cell alone, so that typing stays quick on a long form. */
export const FieldBox = memo(function FieldBox({ compiled, section, row, bare = false }: FieldBoxProps) {
  const say = useTranslations();
  const { progress, services, locale, timeZone, prefix, change } = useFormScope();
  const place: Place =
    section === undefined || row === undefined ? { field: compiled.id } : { section, row, field: compiled.id };
  const cell = useCell(place);
  const value = useShown(place);
  const { isDue, told } = useProgress(place);
  const { field, type, settings } = compiled;
  const view = findFieldView(field.type);
  if (!cell?.visible || !view) return null;
  // Where nobody can look anything up, such as by a public link, a box to pick from would be a dead one.
  if (!services.search && type.picks?.(settings) && value === null) return null;
  // What only the server writes, such as a number or who made it, says nothing before the first sending.
  if (type.role === 'computed' && !type.formula && cell.value === null) return null;
  const id = idOf(prefix, place);
  const title = localText(field.title, locale) || field.id;
  const help = localText(field.help, locale);
  const fieldPlace = { field, settings, title, locale, timeZone, services };

  if (type.role === 'computed' || !view.Input) {
    return (
      <div className={frame.field}>
        <span className={bare ? styles.spoken : frame.label}>{title}</span>
        <output id={id} className={styles.computed}>
          <ShownValue compiled={compiled} value={cell.value} place={fieldPlace} trouble={cell.trouble} />
        </output>
        {help && <div className={frame.help}>{help}</div>}
      </div>
    );
  }

  const mine = isDue ? cell.problems[0] : undefined;
  const problem = told ?? (mine && problemText(say, mine));
  const props: FieldInputProps = {
    ...fieldPlace,
    id,
    value,
    onChange: (next) => change(place, next),
    onBlur: () => progress.leave(nameOf(place)),
    placeholder: localText(field.placeholder, locale),
    required: cell.required,
    readOnly: cell.readOnly,
    aria: { ...describedBy(id, { help, problem }), 'aria-required': cell.required || undefined },
  };
  return (
    <Frame id={id} title={title} help={help} problem={problem} required={cell.required} kind={view.frame} bare={bare}>
      {view.Input(props)}
    </Frame>
  );
});

interface FrameProps {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly problem: string | undefined;
  readonly required: boolean;
  readonly kind: 'label' | 'group' | 'own' | undefined;
  readonly bare: boolean;
  readonly children: React.ReactNode;
}

function Frame({ id, title, help, problem, required, kind = 'label', bare, children }: FrameProps) {
  const label = bare ? styles.spoken : frame.label;
  const words = (
    <>
      {title}
      {required && (
        <span className={frame.need} aria-hidden="true">
          {' *'}
        </span>
      )}
    </>
  );
  const below = (
    <>
      {help && (
        <div className={frame.help} id={`${id}-help`}>
          {help}
        </div>
      )}
      {problem && (
        <div className={frame.problem} id={`${id}-problem`}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          {problem}
        </div>
      )}
    </>
  );
  if (kind === 'group') {
    const described = describedBy(id, { help, problem });
    return (
      <fieldset className={`${frame.field} ${styles.plain}`} aria-describedby={described['aria-describedby']}>
        <legend className={label}>{words}</legend>
        {children}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={frame.field}>
      {kind === 'label' && (
        <label className={label} htmlFor={id}>
          {words}
        </label>
      )}
      {children}
      {below}
    </div>
  );
}
