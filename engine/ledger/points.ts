/** Whole smallest units as people write them: 15 at scale 1 is 1.5. */
export function writtenPoints(units: number, scale: number): number {
  // Read from digits, because dividing by ten would leave a binary fraction.
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return Math.sign(units) * Number(text) + 0;
}
