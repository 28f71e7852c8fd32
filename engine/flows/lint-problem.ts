import type { LintProblem } from '@/engine/definitions/kind';

/** `part` is the id of a node or an edge. Texts at `flows.problems`. */
export function flowError(code: string, part?: string, params?: LintProblem['params']): LintProblem {
  return { level: 'error', code, ...(params && { params }), ...(part !== undefined && { part }) };
}
