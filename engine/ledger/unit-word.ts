import { type Locale, type LocalText, localText } from '@/engine/kernel/text';

const POINTS = /^points?$/i;

/**
 * What stands behind an amount of points in running text. The plain English word follows the number, “1 point” and “50 points”; a name of
 * the builder's own stays as it is written.
 */
export function unitWord(unit: LocalText | undefined, points: number, locale: Locale): string {
  const word = localText(unit, locale);
  if (!POINTS.test(word)) return word;
  return Math.abs(points) === 1 ? 'point' : 'points';
}
