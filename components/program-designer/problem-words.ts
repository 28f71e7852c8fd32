import { lintText } from '@/components/publish/lint-text';
import type { LintProblem } from '@/engine/definitions/kind';
import { localText } from '@/engine/kernel/text';
import type { TranslateAny } from '@/lib/i18n/fault-text';
import type { ProgramGround } from './ground';

/** A problem of the program in the reader's words; keys of forms, fields, rules and tiers are said by their names. */
export function programProblemText(t: TranslateAny, problem: LintProblem, ground: ProgramGround): string {
  const params = Object.entries(problem.params ?? {}).map(
    ([name, value]) => [name, typeof value === 'string' ? nameOf(name, value, { problem, ground }) : value] as const,
  );
  return lintText(t, { code: problem.code, params: Object.fromEntries(params) });
}

interface Around {
  readonly problem: LintProblem;
  readonly ground: ProgramGround;
}

function nameOf(param: string, key: string, { problem, ground: { program, forms, locale } }: Around): string {
  const rule = program.rules.find((one) => one.key === problem.part);
  switch (param) {
    case 'form':
      return localText(forms.get(key)?.title, locale) || key;
    case 'field':
      return localText(forms.get(rule?.form ?? '')?.fields.find(({ id }) => id === key)?.title, locale) || key;
    case 'other':
      return localText(program.rules.find((one) => one.key === key)?.title, locale) || key;
    case 'tier':
      return localText(program.tiers.find((one) => one.key === key)?.name, locale) || key;
    default:
      return key;
  }
}
