import type { Problem } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { groupOf } from './group';
import { isUnusable, type Literal, type Literals, readLiterals } from './literal';
import { OPERATORS_BY_KIND } from './operators';
import { type Condition, isLeaf, type Leaf } from './schema';
import type { Resolver } from './subject';

/** Everything that keeps a condition from being used, each with the JSON pointer of its place; empty when it is sound. */
export function lintCondition(condition: Condition, resolver: Resolver): readonly Problem[] {
  const problems: Problem[] = [];
  let nodes = 0;
  const walk = (one: Condition, path: string, depth: number): void => {
    if (++nodes > LIMITS.conditionNodes) return;
    if (isLeaf(one)) {
      const problem = lintLeaf(one, resolver);
      if (problem) problems.push({ ...problem, path: path + problem.path });
      return;
    }
    if (depth > LIMITS.conditionDepth) {
      problems.push({ path, code: 'conditions.tooDeep', params: { max: LIMITS.conditionDepth } });
      return;
    }
    const { kind, parts } = groupOf(one);
    parts.forEach((part, at) => {
      walk(part, `${path}/${kind}/${at}`, depth + 1);
    });
  };
  walk(condition, '', 1);
  if (nodes > LIMITS.conditionNodes) {
    problems.push({ path: '', code: 'conditions.tooManyParts', params: { max: LIMITS.conditionNodes } });
  }
  return problems;
}

function lintLeaf(leaf: Leaf, resolver: Resolver): Problem | null {
  const subject = resolver.subject(leaf.field);
  if (!subject) return { path: '/field', code: 'conditions.unknownField', params: { field: leaf.field } };
  const known = OPERATORS_BY_KIND[subject.kind];
  if (!known.includes(leaf.op) || (subject.operators && !subject.operators.includes(leaf.op))) {
    return { path: '/op', code: 'conditions.operatorNotOffered', params: { operator: leaf.op } };
  }
  const literals = readLiterals(leaf, subject);
  if (isUnusable(literals)) return { path: '/value', ...literals };
  const unknown = subject.accepts ? literalsOf(leaf, literals).find((one) => !subject.accepts?.(one)) : undefined;
  return unknown === undefined
    ? null
    : { path: '/value', code: 'conditions.unknownValue', params: { value: String(unknown) } };
}

/** As they were written, since that is how options are known. */
function literalsOf({ value }: Leaf, { shape }: Literals): readonly Literal[] {
  if (shape === 'none' || shape === 'period') return [];
  // `readLiterals` has found nothing but single literals.
  return (Array.isArray(value) ? value : [value]) as readonly Literal[];
}
