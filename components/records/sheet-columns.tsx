'use client';

import { useTranslations } from 'next-intl';
import control from '@/components/ui/field.module.css';
import type { Choice } from '@/components/ui/select-field';
import type { SheetPreview } from './import-types';
import styles from './records.module.css';

const SHOWN = 8;

interface SheetColumnsProps {
  readonly preview: SheetPreview;
  readonly header: boolean;
  readonly columns: readonly (string | null)[];
  readonly options: readonly Choice[];
  onChange(columns: (string | null)[]): void;
}

/** The first rows of a sheet, with what each column means above it. */
export function SheetColumns({ preview, header, columns, options, onChange }: SheetColumnsProps) {
  const t = useTranslations('recordsDesk.importing');
  return (
    <section className={styles.scroll} aria-label={t('preview')}>
      <table className={styles.sheet}>
        <thead>
          <tr>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of a sheet is its place
              <th key={at} scope="col">
                <select
                  className={control.input}
                  aria-label={t('fieldOf', { number: at + 1 })}
                  value={column ?? ''}
                  onChange={(event) => onChange(columns.with(at, event.target.value || null))}
                >
                  <option value="">{t('leaveOut')}</option>
                  {options.map(({ value, label }) => (
                    <option key={value} value={value} disabled={value !== column && columns.includes(value)}>
                      {label}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, SHOWN).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its place
            <tr key={line}>
              {columns.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell of a sheet is its place
                <td key={at}>{header && line === 0 ? <strong>{row[at]}</strong> : row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
