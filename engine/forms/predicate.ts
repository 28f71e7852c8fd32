import { compileCondition } from '@/engine/conditions/compile';
import { fieldsOf } from '@/engine/conditions/group';
import { lintCondition } from '@/engine/conditions/lint';
import type { Condition } from '@/engine/conditions/schema';
import type { Resolver } from '@/engine/conditions/subject';
import type { Moment } from '@/engine/kernel/local-time';
import type { Read } from './cell-site';

/** A condition made ready: what it reads, and its answer. */
export interface Predicate {
  readonly names: readonly string[];
  test(read: Read, moment: Moment): boolean;
}

/** Null for a condition that is not sound, which a draft may still have; `lint` names what is wrong with it. */
export function compilePredicate(condition: Condition, resolver: Resolver): Predicate | null {
  // An option that is gone makes a comparison pointless, not unsound.
  if (lintCondition(condition, resolver).some(({ code }) => code !== 'conditions.unknownValue')) return null;
  return { names: fieldsOf(condition), test: compileCondition(condition, resolver) };
}
