import { unguardFormula } from './formula-guard';
import type { ReadLimits } from './read-limits';
import type { SheetFormat } from './sheet-format';
import { SheetRefused } from './sheet-refused';
import { textRows } from './text-rows';
import { workbookRows } from './workbook-rows';

/**
 * Rows of a file as texts, one after another, without ever holding the whole file. Dates of a workbook come as
 * `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`, numbers in plain notation; guards against formulas are taken off.
 * Throws `SheetRefused` where the file cannot be read, or nobody would want to hold what it says.
 */
export async function* readSheet(file: string, format: SheetFormat, limits: ReadLimits): AsyncGenerator<string[]> {
  const rows = format.kind === 'xlsx' ? workbookRows(file, limits) : textRows(file, format, limits);
  let count = 0;
  let width = 0;
  for await (const row of rows) {
    if (++count > limits.rows) return;
    width ||= row.length;
    let length = 0;
    for (const cell of row) length += cell.length;
    if (length > limits.rowLength) throw new SheetRefused('rowTooLong', count);
    // No text has it in it, and no database keeps it.
    if (row.some((cell) => cell.includes('\u0000'))) throw new SheetRefused('unreadable', count);
    // Workbooks leave out blank cells at the end of a row.
    while (row.length < width) row.push('');
    yield row.map(unguardFormula);
  }
}
