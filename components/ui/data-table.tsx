import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export interface TableColumn<Row> {
  readonly name: string;
  readonly label: string;
  readonly align?: 'start' | 'end';
  /** Short values that are ugly when broken. */
  readonly tight?: boolean;
  /** Stands in the head instead of the label, such as a link that sorts. */
  readonly head?: ReactNode;
  cell(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  /** Says what the table lists; read out, not shown. */
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
}

/** A short list without sorting or paging. On a phone each row becomes a card with its labels. The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col" className={classOf(column)}>
              {column.head ?? column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>{columns.map((column, index) => cellOf(column, { row, index }))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function cellOf<Row>(column: TableColumn<Row>, { row, index }: { readonly row: Row; readonly index: number }) {
  const className = classOf(column);
  if (index === 0) {
    return (
      <th key={column.name} scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td key={column.name} data-label={column.label} className={className}>
      {column.cell(row)}
    </td>
  );
}

function classOf({ align, tight }: Pick<TableColumn<never>, 'align' | 'tight'>): string | undefined {
  return [align === 'end' && styles.end, tight && styles.tight].filter(Boolean).join(' ') || undefined;
}
