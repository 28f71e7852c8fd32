const LONGEST = 200;
/** Path separators, controls, and the signs that turn the direction of what follows and so disguise an ending. */
const DISGUISING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The name of an upload as it is kept and given back: of one line, without places or disguise, and never without a letter. */
export function fileName(given: string): string {
  const plain = given.toWellFormed().normalize('NFC').replace(DISGUISING, '').replace(/[/\\]/g, '_').trim();
  const signs = [...plain];
  if (signs.length <= LONGEST) return plain || 'file';
  // The ending says what the file is.
  const [, ending = ''] = /(\.[^.\s]{1,10})$/.exec(plain) ?? [];
  return (
    signs
      .slice(0, LONGEST - [...ending].length)
      .join('')
      .trim() + ending
  );
}
