'use client';

import { IconArrowDown, IconArrowUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import frame from '@/components/ui/field.module.css';
import type { CompiledField } from '@/engine/forms/compile-field';
import { newRow } from '@/engine/forms/evaluate';
import type { FormValues } from '@/engine/forms/form-state';
import { localText } from '@/engine/kernel/text';
import { problemText } from '@/lib/i18n/fault-text';
import { FieldBox } from './field-box';
import styles from './form.module.css';
import { idOf, useCell, useFormScope } from './form-scope';

/** Rows of a repeating section: each is a small form of its own; rows can be added, copied, moved and taken out. */
export function SectionRows({ compiled }: { readonly compiled: CompiledField }) {
  const t = useTranslations('renderer.rows');
  const say = useTranslations();
  const { store, locale, prefix, change } = useFormScope();
  const { field } = compiled;
  const cell = useCell({ field: field.id });
  const state = useSyncExternalStore(
    store.subscribe,
    () => store.state,
    () => store.state,
  );
  const keys = useRef<number[]>([]);
  const rows = store.rows(field.id);
  while (keys.current.length < rows.length) keys.current.push(Math.max(0, ...keys.current) + 1);
  const title = localText(field.title, locale);
  const columns = state.form.rows.get(field.id) ?? [];
  const readOnly = cell?.readOnly ?? false;
  const put = (next: readonly FormValues[], order: readonly number[]) => {
    keys.current = [...order];
    change({ field: field.id }, next);
  };
  const at = (row: number) => ({
    copy: () =>
      put(
        [...rows.slice(0, row + 1), { ...rows[row] }, ...rows.slice(row + 1)],
        [...keys.current.slice(0, row + 1), Math.max(...keys.current) + 1, ...keys.current.slice(row + 1)],
      ),
    drop: () =>
      put(
        rows.filter((_, one) => one !== row),
        keys.current.filter((_, one) => one !== row),
      ),
    move: (by: 1 | -1) => put(swapped(rows, row, row + by), swapped(keys.current, row, row + by)),
  });
  const problem = cell?.problems[0];
  return (
    <fieldset className={styles.section} id={idOf(prefix, { field: field.id })} tabIndex={-1}>
      <legend className={frame.label}>
        {title}
        {cell?.required && (
          <span className={frame.need} aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      {rows.length === 0 && <p className={styles.faint}>{t('none')}</p>}
      <ol className={styles.rows}>
        {rows.map((_, row) => (
          <li key={keys.current[row]} className={styles.row} aria-label={t('row', { n: row + 1 })}>
            <span className={styles.rowNumber} aria-hidden="true">
              {row + 1}
            </span>
            <div className={styles.rowFields}>
              {columns.map((column) => (
                <div
                  key={column.id}
                  className={styles.cell}
                  style={{ '--span': column.field.width === 12 ? 4 : column.field.width } as React.CSSProperties}
                >
                  <FieldBox compiled={column} section={field.id} row={row} />
                </div>
              ))}
            </div>
            {!readOnly && (
              <div className={styles.rowTools}>
                <Tool label={t('up', { n: row + 1 })} disabled={row === 0} onPress={() => at(row).move(-1)}>
                  <IconArrowUp aria-hidden="true" />
                </Tool>
                <Tool
                  label={t('down', { n: row + 1 })}
                  disabled={row === rows.length - 1}
                  onPress={() => at(row).move(1)}
                >
                  <IconArrowDown aria-hidden="true" />
                </Tool>
                <Tool label={t('copy', { n: row + 1 })} onPress={at(row).copy}>
                  <IconCopy aria-hidden="true" />
                </Tool>
                <Tool label={t('remove', { n: row + 1 })} onPress={at(row).drop}>
                  <IconTrash aria-hidden="true" />
                </Tool>
              </div>
            )}
          </li>
        ))}
      </ol>
      {problem && <div className={frame.problem}>{problemText(say, problem)}</div>}
      {!readOnly && (
        <Button
          size="s"
          icon={<IconPlus aria-hidden="true" />}
          onClick={() =>
            put([...rows, newRow(state.form, field.id)], [...keys.current, Math.max(0, ...keys.current) + 1])
          }
        >
          {t('add')}
        </Button>
      )}
    </fieldset>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  onPress(): void;
  readonly children: React.ReactNode;
}

function Tool({ label, disabled, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function swapped<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [moved] = next.splice(from, 1);
  if (moved !== undefined) next.splice(to, 0, moved);
  return next;
}
