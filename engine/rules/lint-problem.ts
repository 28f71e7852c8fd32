import type { LintProblem } from '@/engine/definitions/kind';
import type { FaultParams } from '@/engine/kernel/fault';

/** A problem that keeps the program from being published; its text is `rules.problems.<name>`. */
export function ruleError(name: string, part?: string, params?: FaultParams): LintProblem {
  return { level: 'error', code: `rules.${name}`, ...(part && { part }), ...(params && { params }) };
}

export function ruleWarning(name: string, part?: string, params?: FaultParams): LintProblem {
  return { ...ruleError(name, part, params), level: 'warning' };
}
