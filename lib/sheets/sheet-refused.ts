export type SheetReason = 'unreadable' | 'tooManyColumns' | 'rowTooLong' | 'tooBig';

/** A sheet cannot be read any further, and why; `row` counts as a spreadsheet does, and is 0 where no row was reached. */
export class SheetRefused extends Error {
  constructor(
    readonly reason: SheetReason,
    readonly row: number,
  ) {
    super(`${reason} at row ${row}`);
  }
}
