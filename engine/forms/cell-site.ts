import type { Json } from '@/engine/kernel/json';
import type { Cell } from './cell';

/** The value of a name such as `amount`, `price` of the same row, or `items.price`; null when blank or unknown. */
export type Read = (name: string) => Json;

type Rows = ReadonlyMap<string, readonly ReadonlyMap<string, Cell>[]>;

/** Reads the cells of a form, from the top or from inside one row. */
export function readCells(cells: ReadonlyMap<string, Cell>, rows: Rows, row?: ReadonlyMap<string, Cell>): Read {
  return (name) => {
    const dot = name.indexOf('.');
    if (dot >= 0) {
      const column = name.slice(dot + 1);
      return rows.get(name.slice(0, dot))?.map((cellsOfRow) => cellsOfRow.get(column)?.value ?? null) ?? null;
    }
    const cell = row?.get(name) ?? cells.get(name);
    // A section stands for its rows: that there are some is all a condition may ask.
    const count = rows.get(name)?.length;
    return count ? Array.from({ length: count }, () => true) : (cell?.value ?? null);
  };
}

/** Only the named values: formulas and conditions never see more than they ask for. */
export function valuesNamed(names: Iterable<string>, read: Read): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const name of names) values[name] = read(name);
  return values;
}
