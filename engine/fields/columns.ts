import type { Json } from '@/engine/kernel/json';
import type { Column, Stored } from './field-type';

/** How values lie in columns; each type spreads the one it needs. */
export const noColumns = {
  columns: (): readonly Column[] => [],
  toColumns: (): readonly Stored[] => [],
  fromColumns: () => null,
};

export const textColumn = {
  columns: (): readonly Column[] => [{ suffix: '', type: 'text' }],
  toColumns: (value: string | null): readonly Stored[] => [value],
  fromColumns: ([stored]: readonly Stored[]) => (typeof stored === 'string' ? stored : null),
};

export const wholeNumberColumn = {
  columns: (): readonly Column[] => [{ suffix: '', type: 'integer' }],
  toColumns: (value: number | null): readonly Stored[] => [value],
  fromColumns: ([stored]: readonly Stored[]) => (typeof stored === 'number' ? stored : null),
};

export const yesNoColumn = {
  columns: (): readonly Column[] => [{ suffix: '', type: 'integer' }],
  toColumns: (value: boolean | null): readonly Stored[] => [value === null ? null : Number(value)],
  fromColumns: ([stored]: readonly Stored[]) => (typeof stored === 'number' ? stored !== 0 : null),
};

/** An instant: ISO text in JSON, UTC milliseconds in the column. */
export const instantColumn = {
  columns: (): readonly Column[] => [{ suffix: '', type: 'integer' }],
  toColumns: (value: string | null): readonly Stored[] => [value === null ? null : Date.parse(value)],
  fromColumns: ([stored]: readonly Stored[]) => (typeof stored === 'number' ? new Date(stored).toISOString() : null),
};

/** A list of keys or ids as `|a|b|`, so that "holds a" is a plain text search for `|a|`. */
export const keysColumn = {
  columns: (): readonly Column[] => [{ suffix: '', type: 'text' }],
  toColumns: (value: readonly string[] | null): readonly Stored[] => [value?.length ? `|${value.join('|')}|` : null],
  fromColumns: ([stored]: readonly Stored[]) =>
    typeof stored === 'string' && stored.length > 2 ? stored.slice(1, -1).split('|') : null,
};

/** JSON text, for values that are only ever read as a whole. */
export function jsonColumn<Value extends Json>() {
  return {
    columns: (): readonly Column[] => [{ suffix: '', type: 'text' }],
    toColumns: (value: Value | null): readonly Stored[] => [value === null ? null : JSON.stringify(value)],
    // The column holds only what `toColumns` of the same type wrote.
    fromColumns: ([stored]: readonly Stored[]) => (typeof stored === 'string' ? (JSON.parse(stored) as Value) : null),
  };
}
