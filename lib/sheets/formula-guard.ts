/** Characters, plain or full-width, that make a spreadsheet read a cell as a formula or a command. */
const DANGEROUS = /^[=+\-@\t\r＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
const GUARDED = /^'[=+\-@\t\r＝＋－＠']/;

/** Text that a spreadsheet shows and never runs: an apostrophe goes in front of what could be a formula. */
export function guardFormula(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  return DANGEROUS.test(text) || GUARDED.test(text) ? `'${text}` : text;
}

/** Takes back what `guardFormula` added, so that an export can be read in again unchanged. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
