import { Decimal } from 'decimal.js';
import { dateParts } from '@/engine/kernel/calendar';
import { wallTime } from '@/engine/kernel/local-time';
import { boundedText, fail, isBlank, type Run, type Scalar, settle, spend, type Value } from '../value';

const LONGEST = 200;

/**
 * TEXT: a number by `0`, `#`, `,`, `.` and `%`, such as `#,##0.00`; a date or an instant by `yyyy`, `yy`, `m`, `mm`, `d`, `dd`, `h`, `hh`,
 * `m`/`mm` beside hours or seconds, `s`, `ss`. Other signs stand for themselves, Latin letters only in double quotes or after a backslash.
 * Without a format the text is blank.
 */
export function formatValue(value: Scalar, format: string, run: Run): Value {
  if (isBlank(value) || format === '') return null;
  if (format.length > LONGEST) return fail('badFormat');
  spend(run, format.length);
  if (Decimal.isDecimal(value)) return formatNumber(value, format);
  if (typeof value === 'number') return formatMoment(wallTime(value, run.timeZone), format);
  if (typeof value !== 'string') return fail('badFormat');
  return formatMoment({ date: value, hour: 0, minute: 0, second: 0 }, format);
}

const NUMBER_PIECES = /"([^"]*)"|\\(.)|([#0,]*[#0][#0,]*(?:\.[#0]*)?|\.[#0]+)|([^a-zA-Z"\\#0,.;])/gsuy;

interface NumberFormat {
  readonly before: string;
  readonly digits: string;
  readonly after: string;
  readonly percent: boolean;
}

function formatNumber(value: Decimal, format: string): Value {
  const read = readNumberFormat(format);
  if (!read) return fail('badFormat');
  const [whole = '', fraction = ''] = read.digits.split('.');
  const shown = settle(read.percent ? value.times(100) : value);
  const rounded = shown.toDecimalPlaces(fraction.length).abs();
  const [integer = '0', decimals = ''] = rounded.toFixed(fraction.length).split('.');
  const fewest = fraction.lastIndexOf('0') + 1;
  const kept = decimals.slice(0, fewest) + decimals.slice(fewest).replace(/0+$/, '');
  const padded = integer.replace(/^0+/, '').padStart([...whole].filter((sign) => sign === '0').length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  const sign = shown.isNegative() && !rounded.isZero() ? '-' : '';
  return boundedText(`${sign}${read.before}${grouped}${kept && '.'}${kept}${read.after}`);
}

function readNumberFormat(format: string): NumberFormat | null {
  let [before, digits, after] = ['', '', ''];
  let percent = false;
  let done = 0;
  for (const match of format.matchAll(NUMBER_PIECES)) {
    done += match[0].length;
    const [, quoted, escaped, pattern, other] = match;
    if (pattern !== undefined && digits) return null;
    if (pattern !== undefined) digits = pattern;
    else {
      if (other === '%') percent = true;
      const literal = quoted ?? escaped ?? other ?? '';
      if (digits) after += literal;
      else before += literal;
    }
  }
  return digits && done === format.length ? { before, digits, after, percent } : null;
}

interface Shown {
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const MOMENT_PIECES = /"([^"]*)"|\\(.)|((?:yyyy|yy)(?!y)|mm?(?!m)|dd?(?!d)|hh?(?!h)|ss?(?!s))|([^a-zA-Z"\\])/gisuy;

function formatMoment(shown: Shown, format: string): Value {
  const pieces = [...format.matchAll(MOMENT_PIECES)];
  if (pieces.reduce((length, piece) => length + piece[0].length, 0) !== format.length) return fail('badFormat');
  const marks = pieces.map((piece) => piece[3]?.toLowerCase());
  const clock = marks.map((_, at) => {
    const previous = marks.slice(0, at).findLast((one) => one !== undefined);
    const next = marks.slice(at + 1).find((one) => one !== undefined);
    return previous?.[0] === 'h' || next?.[0] === 's';
  });
  const { year, month, day } = dateParts(shown.date);
  const of = (mark: string, at: number): number => {
    if (mark[0] === 'y') return mark === 'yy' ? year % 100 : year;
    if (mark[0] === 'm') return clock[at] ? shown.minute : month;
    if (mark[0] === 'd') return day;
    return mark[0] === 'h' ? shown.hour : shown.second;
  };
  const texts = pieces.map(([, quoted, escaped, , other], at) => {
    const mark = marks[at];
    return mark === undefined ? (quoted ?? escaped ?? other ?? '') : String(of(mark, at)).padStart(mark.length, '0');
  });
  return boundedText(texts.join(''));
}
