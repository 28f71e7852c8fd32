import { fitCell } from './cell-length';
import { guardFormula } from './formula-guard';

/** What a workbook would read as an escaped character, and what its XML cannot hold as it is. */
const ESCAPED = /_(?=x[0-9a-f]{4}_)/gi;
const NOT_IN_XML = /[\ufffe\uffff]/g;

/** Text as a cell of a workbook holds it, so that it is shown and read back as exactly this text and is never run; see `fitCell`. */
export function workbookText(text: string): string {
  return fitCell(guardFormula(text))
    .replace(ESCAPED, '_x005F_')
    .replace(NOT_IN_XML, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);
}
