import type { Operator } from './schema';
import type { SubjectKind } from './subject';

/**
 * Conditions know yes and no and nothing between, so blank (no value, or the text without characters) has an answer everywhere, the same
 * in code and in SQL:
 *
 * | operator | a blank value |
 * |---|---|
 * | `eq` `lt` `lte` `gt` `gte` `between` `in` `contains` `startsWith` `hasAny` `hasAll` `isTrue` `isFalse` `within` `notBlank` | no |
 * | `ne` `notIn` `notContains` `hasNone` `blank` | yes |
 *
 * So `ne`, `notIn`, `notContains` and `hasNone` are exactly the opposite of `eq`, `in`, `contains` and `hasAny`. A group `all` without parts
 * says yes, `any` says no, and `none` is the opposite of `any`.
 *
 * Text compares by code point and capitals matter, except that `contains`, `notContains` and `startsWith` overlook the capitals of A to Z.
 * `between` includes both ends. A literal for a datetime may be a day: then the whole day is meant, in the zone of the moment, so
 * that `lte` a day includes its evening.
 */
export const OPERATORS_BY_KIND: Readonly<Record<SubjectKind, readonly Operator[]>> = {
  text: [
    'eq',
    'ne',
    'in',
    'notIn',
    'contains',
    'notContains',
    'startsWith',
    'lt',
    'lte',
    'gt',
    'gte',
    'between',
    'blank',
    'notBlank',
  ],
  number: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'notIn', 'blank', 'notBlank'],
  yesno: ['isTrue', 'isFalse', 'eq', 'ne', 'blank', 'notBlank'],
  date: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'within', 'in', 'notIn', 'blank', 'notBlank'],
  datetime: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'within', 'blank', 'notBlank'],
  list: ['hasAny', 'hasAll', 'hasNone', 'blank', 'notBlank'],
  opaque: ['blank', 'notBlank'],
};

/** What stands beside an operator. */
export type LiteralShape = 'none' | 'one' | 'pair' | 'many' | 'period';

export const LITERAL_SHAPES: Readonly<Record<Operator, LiteralShape>> = {
  eq: 'one',
  ne: 'one',
  lt: 'one',
  lte: 'one',
  gt: 'one',
  gte: 'one',
  between: 'pair',
  in: 'many',
  notIn: 'many',
  contains: 'one',
  notContains: 'one',
  startsWith: 'one',
  hasAny: 'many',
  hasAll: 'many',
  hasNone: 'many',
  blank: 'none',
  notBlank: 'none',
  isTrue: 'none',
  isFalse: 'none',
  within: 'period',
};
