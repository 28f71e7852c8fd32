'use client';

import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/status-pill';
import type { LintProblem } from '@/engine/definitions/kind';
import type { TranslateAny } from '@/lib/i18n/fault-text';
import type { ProgramGround } from './ground';
import { programProblemText } from './problem-words';
import styles from './program-designer.module.css';

interface ProblemListProps {
  readonly problems: readonly LintProblem[];
  readonly ground: ProgramGround;
}

/** What is wrong, where it stands; nothing when all is well. */
export function ProblemList({ problems, ground }: ProblemListProps) {
  const t = useTranslations('programDesigner');
  // Codes are read at run time; the catalogue test checks that each has its text.
  const say = useTranslations() as unknown as TranslateAny;
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const text = programProblemText(say, problem, ground);
        return (
          <li key={text} className={styles.problem}>
            <StatusPill tone={problem.level === 'error' ? 'bad' : 'warn'}>{t(`levels.${problem.level}`)}</StatusPill>
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
