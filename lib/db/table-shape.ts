import { columnTypes } from './dialect';
import type { DialectName, Tx } from './types';

/** A table that is made while the product runs, described without a dialect. Names are checked by whoever makes them. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly indexes: readonly IndexShape[];
}

export interface ColumnShape {
  readonly name: string;
  readonly type: 'text' | 'integer';
  readonly notNull?: boolean;
}

export interface IndexShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique?: boolean;
  /** Condition of a partial index, valid on both databases. */
  readonly where?: string;
}

const NAME = /^[a-z][a-z0-9_]{0,62}$/;

function quoted(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a name for a table, column or index: ${name}`);
  return `"${name}"`;
}

/** Makes the table, or adds what the older shape lacks. No column is ever dropped; a promise of uniqueness may be taken back. */
export async function widenTable(tx: Tx, shape: TableShape, before: TableShape | null): Promise<void> {
  for (const text of before ? additions(tx.dialect, shape, before) : creation(tx.dialect, shape)) {
    await tx.execute(text, [], 'run');
  }
}

function creation(dialect: DialectName, shape: TableShape): string[] {
  const columns = shape.columns.map((column) => columnText(dialect, column));
  const strict = dialect === 'sqlite' ? ' strict' : '';
  const table = `create table ${quoted(shape.name)} (${columns.join(', ')}, primary key ("id"))${strict}`;
  return [table, ...shape.indexes.map((index) => indexText(dialect, shape.name, index))];
}

function additions(dialect: DialectName, shape: TableShape, before: TableShape): string[] {
  const columns = new Set(before.columns.map((column) => column.name));
  const indexes = new Set(before.indexes.map((index) => index.name));
  return [
    ...shape.columns
      .filter((column) => !columns.has(column.name))
      .map(
        (column) =>
          `alter table ${quoted(shape.name)} add column ${columnText(dialect, { ...column, notNull: false })}`,
      ),
    ...before.indexes
      .filter((index) => index.unique && !shape.indexes.some((kept) => kept.name === index.name))
      .map((index) => `drop index ${quoted(index.name)}`),
    ...shape.indexes.filter((index) => !indexes.has(index.name)).map((index) => indexText(dialect, shape.name, index)),
  ];
}

function columnText(dialect: DialectName, column: ColumnShape): string {
  return `${quoted(column.name)} ${columnTypes[dialect][column.type]}${column.notNull ? ' not null' : ''}`;
}

function indexText(dialect: DialectName, table: string, index: IndexShape): string {
  // PostgreSQL puts nulls last by default; the lists expect them first, as SQLite has them.
  const order = dialect === 'postgres' && !index.unique ? ' nulls first' : '';
  const columns = index.columns.map((name) => quoted(name) + order).join(', ');
  const where = index.where ? ` where ${index.where}` : '';
  return `create ${index.unique ? 'unique ' : ''}index ${quoted(index.name)} on ${quoted(table)} (${columns})${where}`;
}
