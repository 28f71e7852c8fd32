import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { StatusPill } from '@/components/ui/status-pill';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import { type ListQuery, listAddress } from './list-query';
import { RecordCell } from './record-cell';
import { listFields, textOf } from './record-fields';
import styles from './records.module.css';
import type { RecordLine, RecordPage } from './types';

interface RecordListProps {
  readonly base: string;
  readonly body: FormBody;
  readonly page: RecordPage;
  readonly query: ListQuery;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Records as rows; the heads sort, the first value leads to the record. */
export async function RecordList({ base, body, page, query, locale, timeZone }: RecordListProps) {
  const [t, words, states] = await Promise.all([
    getTranslations('recordsDesk'),
    getTranslations('fields.words'),
    getTranslations('inbox.caseStatus'),
  ]);
  const context = {
    locale,
    timeZone,
    names: new Map(Object.entries(page.names)),
    say: (name: string) => words(name as never),
  };
  const fields = listFields(body);
  const columns: TableColumn<RecordLine>[] = fields.map((field, index) => ({
    name: field.id,
    label: localText(field.field.title, locale) || field.id,
    head: field.type.canSort ? head(field.id, localText(field.field.title, locale) || field.id) : undefined,
    cell: (record) => (index === 0 ? lead(record, field) : cellOf(record, field)),
  }));

  function head(name: string, label: string) {
    const now = query.sort?.field === name ? query.sort.direction : null;
    const direction = now === 'asc' ? 'desc' : 'asc';
    return (
      <Link
        className={styles.sort}
        href={listAddress(base, { ...query, after: undefined, sort: { field: name, direction } }) as Route}
        aria-label={t(direction === 'asc' ? 'sortAscending' : 'sortDescending', { column: label })}
      >
        {label}
        {now === 'asc' && <IconArrowUp size={14} aria-hidden="true" />}
        {now === 'desc' && <IconArrowDown size={14} aria-hidden="true" />}
      </Link>
    );
  }

  function cellOf(record: RecordLine, field: CompiledField) {
    const value = record.values[field.id] ?? null;
    if (value === null) return <span className={styles.soft}>—</span>;
    const text = textOf(field, value, context);
    return <RecordCell field={field.field} value={value} text={text} locale={locale} timeZone={timeZone} />;
  }

  function lead(record: RecordLine, field: CompiledField) {
    const text = textOf(field, record.values[field.id], context);
    return <Link href={`${base}/${record.id}` as Route}>{text || record.title || t('untitled')}</Link>;
  }

  if (page.records.some((record) => record.status)) {
    columns.push({
      name: 'status',
      label: t('status'),
      head: head('record.status', t('status')),
      cell: ({ status }) =>
        status && (
          <StatusPill tone={status === 'approved' ? 'ok' : status === 'running' ? 'accent' : 'neutral'}>
            {states(status as never)}
          </StatusPill>
        ),
    });
  }
  columns.push({
    name: 'updatedAt',
    label: t('updatedAt'),
    tight: true,
    head: head('record.updatedAt', t('updatedAt')),
    cell: (record) => formatMoment(Date.parse(record.updatedAt), locale, timeZone),
  });
  return (
    <DataTable
      caption={localText(body.title, locale)}
      columns={columns}
      rows={page.records}
      keyOf={(record) => record.id}
    />
  );
}
