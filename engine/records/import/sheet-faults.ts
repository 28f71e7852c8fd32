import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { SheetReason, SheetRefused } from '@/lib/sheets/sheet-refused';

/** What is read of a sheet at most. */
export const SHEET_LIMITS = {
  rows: LIMITS.importRows,
  columns: LIMITS.importColumns,
  rowLength: LIMITS.importRowLength,
} as const;

const CODES: Readonly<Record<SheetReason, string>> = {
  unreadable: 'records.unreadableSheet',
  tooManyColumns: 'records.tooManyColumns',
  rowTooLong: 'records.rowTooLong',
  tooBig: 'records.sheetTooBig',
};

/** Why a sheet cannot be read, or not beyond some row. */
export function sheetFault({ reason, row }: SheetRefused): Fault {
  const broken = reason === 'unreadable' && row > 1;
  const code = broken ? 'records.sheetBroken' : CODES[reason];
  return new Fault('invalid', code, { row, columns: LIMITS.importColumns, characters: LIMITS.importRowLength });
}
