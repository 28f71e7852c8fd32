import type { Condition } from '@/engine/conditions/schema';
import { invariant } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import type { StaffRole } from '@/engine/permissions/roles';

/** Where a role must reach: anybody who holds it, those in charge of the record's store, or those in charge of one unit. */
export type RoleReach = 'company' | 'record' | { readonly unit: string };

/** A list of people only the database can give. Answers hold ids of people who can act now, in a stable order. */
export type Lookup =
  | { readonly kind: 'staff'; readonly ids: readonly string[] }
  | { readonly kind: 'role'; readonly role: StaffRole; readonly reach: RoleReach }
  /** Managers of the record's store; `level` 1 is the unit above it, and so on. */
  | { readonly kind: 'manager'; readonly level: number }
  | { readonly kind: 'field'; readonly field: string };

/** What a step must know from outside. Answers are kept in the log, so that a replay needs no database. */
export type Question =
  | { readonly ask: 'people'; readonly lookup: Lookup }
  | { readonly ask: 'holds'; readonly condition: Condition }
  /** Answer: UTC milliseconds, or null while the field is blank. */
  | { readonly ask: 'moment'; readonly field: string };

/** Field values this step has already set and the record does not show yet. */
export type Changes = Readonly<Record<string, Json>>;

export type Asked = Question & { readonly changes: Changes };

export type Answer = readonly string[] | boolean | number | null;

export type Asking<T> = Generator<Question, T, Answer>;

export function* askPeople(lookup: Lookup): Asking<readonly string[]> {
  const answer = yield { ask: 'people', lookup };
  invariant(Array.isArray(answer), 'people are answered with a list of ids');
  return answer;
}

export function* askWhether(condition: Condition): Asking<boolean> {
  const answer = yield { ask: 'holds', condition };
  invariant(typeof answer === 'boolean', 'a condition is answered with yes or no');
  return answer;
}

export function* askMoment(field: string): Asking<number | null> {
  const answer = yield { ask: 'moment', field };
  invariant(answer === null || typeof answer === 'number', 'a moment is answered with milliseconds or null');
  return answer;
}
