import { guardFormula } from './formula-guard';

/** A date is a day or a wall time without a zone, said as if it were UTC. */
export type SheetCell = string | number | boolean | Date | null;

/** One line by RFC 4180. */
export function stringifyCsvRow(cells: readonly SheetCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: SheetCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? guardFormula(cell) : cell instanceof Date ? dateText(cell) : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As a workbook's dates are read: a day, or a day with its time. */
function dateText(value: Date): string {
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}
