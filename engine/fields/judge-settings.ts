import { problemOf } from '@/engine/kernel/parse-input';
import type { FieldType, ValueProblem } from './field-type';

/**
 * Completes the settings of a field by its type's schema and names everything wrong with them; paths are relative to the
 * settings. What the schema cannot see is asked of the type's `lint`, which needs the type to be prepared.
 */
export function judgeSettings<Settings>(
  type: FieldType<Settings>,
  raw: unknown,
): { readonly settings: Settings } | { readonly problems: readonly ValueProblem[] } {
  const parsed = type.settings.safeParse(raw);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map((issue) => {
        const found = problemOf(issue);
        const code = issue.message.startsWith('fields.') ? issue.message : found.code;
        return { ...found, code, path: found.path === '/' ? '' : found.path };
      }),
    };
  }
  const problems = type.lint?.(parsed.data) ?? [];
  return problems.length ? { problems } : { settings: parsed.data };
}
