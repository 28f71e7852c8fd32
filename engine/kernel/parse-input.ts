import type * as z from 'zod';
import { Fault, type Problem } from './fault';

/** Judges an input by its schema; refuses it with one problem for each place that is wrong. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Fault('invalid', 'api.invalidInput', {}, parsed.error.issues.slice(0, 50).map(problemOf));
}

/** The same problems for definition bodies and other data that is judged by a schema. */
export function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = `/${issue.path.map(String).join('/')}`;
  if (issue.code === 'unrecognized_keys') {
    return { path: `${path === '/' ? '' : path}/${issue.keys[0] ?? ''}`, code: 'api.unknownKey' };
  }
  if (issue.code === 'invalid_type') return { path, code: 'api.wrongType', params: { expected: issue.expected } };
  if (issue.code === 'too_big') return { path, code: 'api.tooBig', params: { maximum: Number(issue.maximum) } };
  if (issue.code === 'too_small') return { path, code: 'api.tooSmall', params: { minimum: Number(issue.minimum) } };
  return { path, code: 'api.invalidValue' };
}
