import type { Decimal } from 'decimal.js';
import { Num } from '../value';

const NUMBER = /^([-+]?)[¥￥$€£]?([-+]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(?:[eE]([-+]?\d{1,3}))?(%?)$/;

const LONGEST = 100;

/**
 * A number as people write it: `1,234.5`, `-¥20`, `12.5%`, `1e3`, also in full-width characters; null when the text is none. Commas must
 * stand where thousands end.
 */
export function readNumber(text: string): Decimal | null {
  if (text.length > LONGEST) return null;
  const match = NUMBER.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, sign, innerSign, whole = '', fraction = '', exponent = '0', percent] = match;
  if (sign && innerSign) return null;
  const digits = `${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}`;
  const number = new Num(`${sign === '-' || innerSign === '-' ? '-' : ''}${digits}e${exponent}`);
  return percent ? number.div(100) : number;
}
