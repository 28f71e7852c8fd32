/** A number as people type it, full-width digits and thousands commas included; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? null : number;
}
