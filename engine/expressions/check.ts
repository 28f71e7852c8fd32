import { parse } from './parse';
import { isListType, typeName } from './static-type';
import { TypeChecker } from './type-check';
import type { Typed } from './typed';
import type { ExpressionType, FormulaProblem, Problems, Scope } from './types';

export interface Checked {
  readonly type: ExpressionType;
  /** The names it reads, in the order of their first appearance. */
  readonly dependencies: readonly string[];
  /** Its answer changes with time alone, because it asks for today or now. */
  readonly usesClock: boolean;
}

/** A checked formula that may be compiled. */
export interface Analysed extends Checked {
  readonly typed: Typed;
}

/**
 * Judges a formula while it is typed: its type and what it depends on, or every problem with its place. With `expected`, a result of
 * another type is a problem too; a formula that is always blank has the expected type, else it is a text.
 */
export function check(source: string, scope: Scope, expected?: ExpressionType): Checked | Problems {
  const analysed = analyse(source, scope, expected);
  if ('problems' in analysed) return analysed;
  const { type, dependencies, usesClock } = analysed;
  return { type, dependencies, usesClock };
}

export function analyse(source: string, scope: Scope, expected?: ExpressionType): Analysed | Problems {
  const parsed = parse(source);
  if ('problems' in parsed) return parsed;
  const checker = new TypeChecker(scope);
  const typed = checker.check(parsed.node);
  if (checker.problems.length > 0) return { problems: checker.problems };
  const type = resultType(typed, expected);
  if (expected !== undefined && type !== expected) return { problems: [resultProblem(typed, expected)] };
  return { type, typed, dependencies: [...checker.dependencies], usesClock: checker.usesClock };
}

function resultType({ type }: Typed, expected: ExpressionType | undefined): ExpressionType {
  if (type === 'blank') return expected ?? 'text';
  return isListType(type) ? 'list' : type;
}

function resultProblem({ node, type }: Typed, expected: ExpressionType): FormulaProblem {
  const params = { want: expected, got: typeName(type) };
  return { from: node.from, to: node.to, code: 'expressions.wrongResult', params };
}
