import { Decimal } from 'decimal.js';
import { equalValues, orderValues } from '../compare';
import { isBlank, isList, type Plain, type Scalar } from '../value';
import { readNumber } from './read-number';

const PATTERN = /^(<=|>=|<>|<|>|=)?(.*)$/s;

const TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/**
 * The test behind COUNTIF and its kin: a value means "equal to it"; a text may begin with `=`, `<>`, `<`, `<=`, `>` or `>=`, and what
 * follows is a number when it reads as one. There are no wildcards. Blank items meet only a blank criterion and `<>`.
 */
export function criterion(wanted: Plain | undefined): (item: Scalar) => boolean {
  if (wanted === undefined || isList(wanted)) return () => false;
  if (typeof wanted !== 'string') return (item) => equalValues(item, wanted);
  const [, operator = '=', rest = ''] = PATTERN.exec(wanted) ?? [];
  const number = rest.trim() === '' ? null : readNumber(rest);
  const likeItem = (item: Scalar): Scalar => (number && Decimal.isDecimal(item) ? number : rest);
  if (operator === '=') return (item) => equalValues(item, likeItem(item));
  if (operator === '<>') return (item) => !equalValues(item, likeItem(item));
  const test = TESTS[operator];
  return (item) => {
    const to = likeItem(item);
    if (isBlank(item) || typeof item !== typeof to) return false;
    const order = orderValues(item, to);
    return order !== null && (test?.(order) ?? false);
  };
}
