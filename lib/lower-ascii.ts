/** Lower case of the letters A to Z alone, as `lower()` of both databases. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
