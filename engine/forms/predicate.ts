import { fieldsOf } from '@/engine/conditions/group';
import { judging } from '@/engine/conditions/late';
import type { Condition } from '@/engine/conditions/schema';
import type { Resolver } from '@/engine/conditions/subject';
import type { Moment } from '@/engine/kernel/local-time';
import type { Read } from './cell-site';

/** A condition made ready: what it reads, and its answer. */
export interface Predicate {
  readonly names: readonly string[];
  test(read: Read, moment: Moment): boolean;
}

/** Null for a condition that is not sound, which a draft may still have and `lint` names, or that nobody can judge yet. */
export function compilePredicate(condition: Condition, resolver: Resolver): Predicate | null {
  const judge = judging();
  if (!judge) return null;
  // An option that is gone makes a comparison pointless, not unsound.
  if (judge.lint(condition, resolver).some(({ code }) => code !== 'conditions.unknownValue')) return null;
  return { names: fieldsOf(condition), test: judge.compile(condition, resolver) };
}
