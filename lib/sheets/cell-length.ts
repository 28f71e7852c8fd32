/** The most a cell of a workbook holds, in UTF-16 units; spreadsheets refuse files with longer ones. */
export const CELL_LENGTH = 32_767;

const MARK = /…\[✂ \d+\/\d+\]$/;

/** A text that fits a cell: a longer one is cut, and its end says so with how much of how much is there. */
export function fitCell(text: string): string {
  if (text.length <= CELL_LENGTH) return text;
  const mark = (kept: number) => `…[✂ ${kept}/${text.length}]`;
  const room = CELL_LENGTH - mark(CELL_LENGTH).length;
  // Nothing is cut through the middle of a character.
  const kept = /[\ud800-\udbff]/.test(text[room - 1] ?? '') ? room - 1 : room;
  return text.slice(0, kept) + mark(kept);
}

/** Was the cell cut when it was written? Then it must not be taken for the whole text. */
export function isCut(cell: string): boolean {
  return cell.length >= CELL_LENGTH - 2 && MARK.test(cell);
}
