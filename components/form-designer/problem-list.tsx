'use client';

import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Dropdown } from '@/components/ui/dropdown';
import { localText } from '@/engine/kernel/text';
import { problemText } from '@/lib/i18n/fault-text';
import { useDesigner } from './designer-scope';
import styles from './problem-list.module.css';

/** Everything that should be looked at before publishing; each line leads to its field. */
export function ProblemList() {
  const t = useTranslations('formDesigner.problems');
  const say = useTranslations();
  const { problems, body, locale, choose } = useDesigner();
  const all = [...problems.values()].flat();
  if (all.length === 0)
    return (
      <span className={styles.fine}>
        <IconCircleCheck size={16} aria-hidden="true" />
        {t('none')}
      </span>
    );
  const go = (part: string | undefined) => {
    choose(part ?? null);
    if (part) document.getElementById(`canvas-${part}`)?.focus();
  };
  const titleOf = (part: string | undefined) => {
    const field = body.fields.find(({ id }) => id === part);
    return field ? localText(field.title, locale) || field.id : t('form');
  };
  return (
    <Dropdown
      label={t('count', { count: all.length })}
      face={
        <span className={styles.problemCount}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          {t('count', { count: all.length })}
        </span>
      }
    >
      <ul className={styles.problemList}>
        {all.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with every change
          <li key={index}>
            <button type="button" onClick={() => go(problem.part)}>
              <b>{titleOf(problem.part)}</b> {problemText(say, problem)}
            </button>
          </li>
        ))}
      </ul>
    </Dropdown>
  );
}
