/** A long number as people read it aloud and type it over: `1163 5626`. */
export function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
