import type { SQLWrapper } from 'drizzle-orm';
import type { Json } from '@/engine/kernel/json';
import type { Moment } from '@/engine/kernel/local-time';
import type { Operator } from './schema';

/**
 * What a condition compares. Values are a field's canonical JSON; beside each the column that holds the same:
 * - `text`: a string, also the key of a choice or the id of a pick; text column
 * - `number`: a number; integer column, scaled by `scale` places
 * - `yesno`: a boolean; 0 or 1
 * - `date`: `YYYY-MM-DD`, or shorter by `grain`; text column
 * - `datetime`: an ISO instant, or UTC milliseconds as rows hold them; UTC milliseconds
 * - `list`: an array of keys or ids; text column `|a|b|`
 * - `opaque`: anything else, of which one may only ask whether it is there; any columns, all null when it is not
 */
export type SubjectKind = 'text' | 'number' | 'yesno' | 'date' | 'datetime' | 'list' | 'opaque';

/** What a name stands for, where a condition is judged in code. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Those offered for it; all of its kind when left out. */
  readonly operators?: readonly Operator[];
  /** Decimal places of the integer column; 0 when left out. */
  readonly scale?: number;
  /** Its column may hold one key as `a` or several as `|a|b|`, whichever was stored: one then means the first, several all of them. */
  readonly oneOrSeveral?: true;
  /** How exact its dates are; days when left out. */
  readonly grain?: 'day' | 'month' | 'year';
  /** What of a value is compared, when the value is more than that: the id of an actor. */
  part?(value: Json): Json | undefined;
  /** Judges a literal beyond its type, such as whether the option exists. */
  accepts?(literal: string | number | boolean): boolean;
}

/** Besides, where it stands in the database. */
export interface SqlSubject extends Subject {
  /** The first one is compared; it may be qualified. Text columns compare by code point. */
  readonly columns: readonly SQLWrapper[];
}

/** Says what the names of a condition stand for; undefined for names that do not exist here. */
export interface Resolver<S extends Subject = Subject> {
  subject(field: string): S | undefined;
}

/** Everything a condition needs besides the values. */
export type Place<S extends Subject = Subject> = Resolver<S> & Moment;

/** The value of a field, canonical JSON; undefined or null when blank. */
export type Get = (field: string) => Json | undefined;
