import spellings from './bundled/spellings.json';
import { roundDecimal } from './decimal';

type Script = keyof typeof spellings.numerals;

/**
 * An amount as cheques and invoices spell it (Rules for filling in bills, People's Bank of China): one hundred is
 * 100 yuan whole, tenths and hundredths follow. Rounded to hundredths; up to 11 digits before the point.
 */
export function chineseAmount(amount: number, script: Script = 'zh-CN'): string {
  const words = spellings.numerals[script];
  const cents = Math.round(Math.abs(roundDecimal(amount, 2)) * 100);
  const yuan = Math.floor(cents / 100);
  const jiao = Math.floor(cents / 10) % 10;
  const fen = cents % 10;
  const digit = (value: number) => words.digits[value] ?? '';
  const sign = amount < 0 && cents > 0 ? words.minus : '';
  const zero = digit(0);
  const whole = yuan > 0 || cents === 0 ? `${yuan === 0 ? zero : spell(yuan, words)}${words.yuan}` : '';
  if (jiao === 0 && fen === 0) return `${sign}${whole}${words.whole}`;
  if (fen === 0) return `${sign}${whole}${digit(jiao)}${words.jiao}${words.whole}`;
  const tenths = jiao > 0 ? `${digit(jiao)}${words.jiao}` : yuan > 0 ? zero : '';
  return `${sign}${whole}${tenths}${digit(fen)}${words.fen}`;
}

/** Whole numbers in groups of four digits; a zero stands once for every gap inside and between groups. */
function spell(value: number, words: (typeof spellings.numerals)[Script]): string {
  const digits = String(value);
  let spelled = '';
  let gap = false;
  let groupHasDigits = false;
  for (let at = 0; at < digits.length; at += 1) {
    const place = digits.length - 1 - at;
    const digit = Number(digits[at]);
    if (digit === 0) {
      gap = true;
    } else {
      if (gap && spelled) spelled += words.digits[0];
      spelled += `${words.digits[digit]}${words.places[place % 4]}`;
      gap = false;
      groupHasDigits = true;
    }
    if (place % 4 !== 0) continue;
    if (groupHasDigits) {
      spelled += words.groups[place / 4];
      gap = false;
    }
    groupHasDigits = false;
  }
  return spelled;
}
