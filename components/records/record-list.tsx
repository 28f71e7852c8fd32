import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { StatusPill } from '@/components/ui/status-pill';
import { compileForm } from '@/engine/forms/compile';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { FormBody } from '@/engine/forms/schema';
import { type Locale, localText } from '@/engine/kernel/text';
import type { RecordFact } from '@/engine/records/list-columns';
import { formatMoment } from '@/lib/i18n/format';
import { type ListPlace, type ListQuery, listAddress } from './list-query';
import { RecordCell } from './record-cell';
import { listColumns, textOf, usualColumns } from './record-fields';
import list from './record-list.module.css';
import { recordName } from './record-name';
import styles from './records.module.css';
import { SelectBox } from './selection';
import type { RecordLine, RecordPage } from './types';

interface RecordListProps {
  readonly place: ListPlace;
  readonly body: FormBody;
  readonly page: RecordPage;
  readonly query: ListQuery;
  readonly locale: Locale;
  readonly timeZone: string;
  /** Each row can be selected. */
  readonly selectable: boolean;
}

const SORTED_FACTS: ReadonlySet<string> = new Set(['record.status', 'record.createdAt', 'record.updatedAt']);
/** Kinds of values that are ugly when broken; the table scrolls sideways instead. */
const SHORT: ReadonlySet<string> = new Set(['number', 'date', 'datetime', 'yesno']);
/** Letters after which a value gets room for three lines, the last of which may say that there is more. */
const ONE_LINE = 24;
/** Facts of records whose writer is neither staff nor a member. */
const DOORS: Readonly<Record<string, string>> = { key: 'api', clock: 'rule' };

/** Records as rows; the heads sort, the first value leads to the record. */
export async function RecordList({ place, body, page, query, locale, timeZone, selectable }: RecordListProps) {
  const [t, words, cases, redemptions] = await Promise.all([
    getTranslations('recordsDesk'),
    getTranslations('fields.words'),
    getTranslations('inbox.caseStatus'),
    getTranslations('rewards.status'),
  ]);
  // A redemption goes on after its case has ended, and has words of its own.
  const stateOf = (status: string) =>
    redemptions.has(status as never) ? redemptions(status as never) : cases(status as never);
  const context = {
    locale,
    timeZone,
    names: new Map(Object.entries(page.names)),
    say: (name: string) => words(name as never),
  };
  const form = compileForm(body);
  const usual = usualColumns(body, hasStatus(page));
  // In the bin the last change is the binning, which stands at the end.
  const asked = query.columns ?? usual.filter((name) => !query.binned || name !== 'record.updatedAt');
  const chosen = listColumns(form, asked);
  const columns = chosen.flatMap(({ name, field }): TableColumn<RecordLine>[] => {
    if (!field) return [factColumn(name)];
    const label = localText(field.field.title, locale) || field.id;
    const kind = field.type.expressionType(field.settings);
    return [
      {
        name,
        label,
        align: kind === 'number' ? 'end' : 'start',
        tight: kind !== null && SHORT.has(kind),
        head: field.type.canSort ? head(name, label) : undefined,
        cell: (record) => cellOf(record, field),
      },
    ];
  });
  if (query.binned) columns.push(...binColumns());
  const [first, ...rest] = columns;
  if (!first) return null;

  function head(name: string, label: string) {
    const now = query.sort?.field === name ? query.sort.direction : null;
    const direction = now === 'asc' ? 'desc' : 'asc';
    return (
      <Link
        className={styles.sort}
        href={listAddress(place, { ...query, after: undefined, sort: { field: name, direction } }) as Route}
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
    const cell = <RecordCell field={field.field} value={value} text={text} locale={locale} timeZone={timeZone} />;
    return text.length > ONE_LINE ? <span className={list.long}>{cell}</span> : cell;
  }

  function lead(record: RecordLine, column: TableColumn<RecordLine>) {
    const field = form.fields.get(column.name);
    const text = field ? textOf(field, record.values[field.id], context) : '';
    const name = text || recordName(record, body, { locale, timeZone });
    return (
      <span className={list.lead}>
        {selectable && <SelectBox id={record.id} label={t('selectRecord', { name })} />}
        {field ? (
          <Link href={`${place.base}/${record.id}` as Route}>{name}</Link>
        ) : (
          <Link href={`${place.base}/${record.id}` as Route}>{column.cell(record)}</Link>
        )}
      </span>
    );
  }

  function factColumn(name: RecordFact): TableColumn<RecordLine> {
    const label = t(`fact.${name.slice('record.'.length)}` as never);
    return {
      name,
      label,
      tight: true,
      head: SORTED_FACTS.has(name) ? head(name, label) : undefined,
      cell: (record) => factOf(record, name),
    };
  }

  function factOf(record: RecordLine, name: RecordFact) {
    switch (name) {
      case 'record.status':
        return (
          record.status && <StatusPill tone={TONES[record.status] ?? 'neutral'}>{stateOf(record.status)}</StatusPill>
        );
      case 'record.createdAt':
        return moment(record.createdAt);
      case 'record.updatedAt':
        return moment(record.updatedAt);
      case 'record.createdBy':
        return person(record.createdBy);
      case 'record.updatedBy':
        return person(record.updatedBy);
      case 'record.store':
        return (record.orgUnitId && page.names[record.orgUnitId]) || <span className={styles.soft}>—</span>;
      case 'record.door':
        return t(`door.${record.door}` as never);
    }
  }

  /** Nothing changes a record in the bin, so its last change is what put it there. */
  function binColumns(): TableColumn<RecordLine>[] {
    const label = t('fact.deletedAt');
    return [
      { name: 'binnedBy', label: t('fact.deletedBy'), tight: true, cell: ({ updatedBy }) => person(updatedBy) },
      {
        name: 'record.deletedAt',
        label,
        tight: true,
        head: head('record.deletedAt', label),
        cell: ({ deletedAt }) => deletedAt && moment(deletedAt),
      },
    ];
  }

  function moment(at: string) {
    return formatMoment(Date.parse(at), locale, timeZone);
  }

  function person({ kind, id }: RecordLine['createdBy']) {
    return page.names[id] ?? (kind === 'staff' || kind === 'member' ? '—' : t(`door.${DOORS[kind] ?? kind}` as never));
  }

  return (
    <DataTable
      caption={localText(body.title, locale)}
      columns={[{ ...first, align: 'start', cell: (record) => lead(record, first) }, ...rest]}
      rows={page.records}
      keyOf={(record) => record.id}
    />
  );
}

/** Most forms have no flow, and then nothing to say about it. */
export function hasStatus(page: RecordPage): boolean {
  return page.records.some(({ status }) => status !== null);
}

const TONES: Readonly<Record<string, 'ok' | 'accent'>> = {
  approved: 'ok',
  collected: 'ok',
  running: 'accent',
  pending: 'accent',
  ready: 'accent',
};
