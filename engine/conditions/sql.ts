import { Decimal } from 'decimal.js';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { invariant } from '@/engine/kernel/fault';
import type { Moment } from '@/engine/kernel/local-time';
import { contains } from '@/lib/db/dialect';
import { refuseBroken } from './compile';
import { groupOf } from './group';
import { type Bound, type Comparable, leafTest, type Test } from './leaf-test';
import { isUnusable, readLiterals } from './literal';
import { type Condition, isLeaf, type Leaf } from './schema';
import type { Place, SqlSubject, SubjectKind } from './subject';

/**
 * The condition as SQL, the same text on both databases. It is true or false and never null, so it may be negated and combined freely.
 * Throws the fault `conditions.broken` with every problem when the condition is not sound.
 */
export function toSql(condition: Condition, place: Place<SqlSubject>): SQL {
  refuseBroken(condition, place);
  return soundSql(condition, place);
}

const YES = sql`(1 = 1)`;
const NO = sql`(1 = 0)`;

function soundSql(condition: Condition, place: Place<SqlSubject>): SQL {
  if (isLeaf(condition)) return leafSql(condition, place);
  const { kind, parts } = groupOf(condition);
  const each = parts.map((part) => soundSql(part, place));
  if (kind === 'all') return joined(each, 'and') ?? YES;
  const any = joined(each, 'or') ?? NO;
  return kind === 'any' ? any : sql`(not ${any})`;
}

/** In parentheses; undefined when there is nothing to join. */
function joined(parts: readonly SQL[], word: 'and' | 'or'): SQL | undefined {
  if (parts.length < 2) return parts[0];
  return sql`(${sql.join([...parts], sql.raw(` ${word} `))})`;
}

function leafSql(leaf: Leaf, place: Place<SqlSubject> & Moment): SQL {
  const subject = place.subject(leaf.field);
  const literals = subject ? readLiterals(leaf, subject) : undefined;
  const [column] = subject?.columns ?? [];
  // Lint has just looked at the same leaf with the same resolver; columns are the resolver's own duty.
  invariant(subject && column && literals && !isUnusable(literals), `${leaf.field} is sound and has a column`);
  const { test, opposite } = leafTest(leaf.op, literals, { subject, moment: place });
  if (test.ask === 'present') return presence(subject, !opposite);
  const asked = testSql(test, column, subject);
  if (!asked) return opposite ? YES : NO;
  return opposite ? sql`(${column} is null or not ${asked})` : sql`(${column} is not null and ${asked})`;
}

const AS_TEXT: ReadonlySet<SubjectKind> = new Set(['text', 'date', 'list']);

/** Text columns may hold the text without characters, which is blank too. */
function presence({ kind, columns }: SqlSubject, wanted: boolean): SQL {
  const there = columns.map((column) =>
    AS_TEXT.has(kind) ? sql`(${column} is not null and ${column} <> '')` : sql`${column} is not null`,
  );
  const any = joined(there, 'or') ?? NO;
  return wanted ? sql`(${any})` : sql`(not ${any})`;
}

/** Null where the column is null; undefined when no value can pass. */
function testSql(test: Exclude<Test, { ask: 'present' }>, column: SQLWrapper, subject: SqlSubject): SQL | undefined {
  switch (test.ask) {
    case 'oneOf':
      return subject.oneOrSeveral
        ? joined(
            test.values.map((value) => isFirst(column, String(value))),
            'or',
          )
        : oneOf(test.values, column, subject);
    case 'range':
      return range(test.low, test.high, { column, subject });
    case 'contains':
      return sql`(${contains(column, test.text)})`;
    case 'startsWith':
      return sql`(substr(lower(${column}), 1, ${sql.raw(String([...test.text].length))}) = ${test.text})`;
    case 'hasAny':
      return joined(
        test.keys.map((key) => holds(column, key, subject)),
        'or',
      );
    case 'hasAll':
      return joined(
        test.keys.map((key) => holds(column, key, subject)),
        'and',
      );
  }
}

/** `replace` is exact about capitals on both databases, `like` is not. */
function holds(column: SQLWrapper, key: string, { oneOrSeveral }: SqlSubject): SQL {
  const among = sql`(replace(${column}, ${`|${key}|`}, '') <> ${column})`;
  return oneOrSeveral ? sql`(${column} = ${key} or ${among})` : among;
}

/** Alone, or the first of several; written as a range, which an index can answer: `}` comes right behind `|`. */
function isFirst(column: SQLWrapper, key: string): SQL {
  // No id has the mark that stands between several; such a literal is no pick.
  if (key.includes('|')) return sql`(1 = 0)`;
  return sql`(${column} = ${key} or (${column} >= ${`|${key}|`} and ${column} < ${`|${key}}`}))`;
}

function oneOf(values: readonly Comparable[], column: SQLWrapper, { kind, scale = 0 }: SqlSubject): SQL | undefined {
  const stored =
    kind === 'number'
      ? values
          .map((value) => scaled(value, scale))
          .filter((value) => value.isInteger())
          .map(safe)
      : values;
  const [first] = stored;
  if (first === undefined) return undefined;
  if (stored.length === 1) return sql`(${column} = ${first})`;
  return sql`(${column} in (${sql.join(
    stored.map((value) => sql`${value}`),
    sql`, `,
  )}))`;
}

function range(
  low: Bound | undefined,
  high: Bound | undefined,
  { column, subject }: { readonly column: SQLWrapper; readonly subject: SqlSubject },
): SQL {
  const { kind } = subject;
  const parts: SQL[] = [];
  // Ordering puts the text without characters first, but it is blank.
  if (AS_TEXT.has(kind)) parts.push(sql`${column} <> ''`);
  if (low) {
    const { value, included } = kind === 'number' ? whole(low, subject, 'ceil') : low;
    parts.push(included ? sql`${column} >= ${value}` : sql`${column} > ${value}`);
  }
  if (high) {
    const { value, included } = kind === 'number' ? whole(high, subject, 'floor') : high;
    parts.push(included ? sql`${column} <= ${value}` : sql`${column} < ${value}`);
  }
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** A bound between two integers of the column is the next one inwards. */
function whole({ value, included }: Bound, { scale = 0 }: SqlSubject, inwards: 'ceil' | 'floor'): Bound {
  const exact = scaled(value, scale);
  return exact.isInteger() ? { value: safe(exact), included } : { value: safe(exact[inwards]()), included: true };
}

function scaled(value: Comparable, scale: number): Decimal {
  return new Decimal(value).times(new Decimal(10).pow(scale));
}

/** Columns hold integers below 2^53; a literal beyond them compares like the first one they cannot hold. */
function safe(value: Decimal): number {
  const limit = 2 ** 53;
  return value.abs().gt(limit) ? limit * value.s : value.toNumber();
}
