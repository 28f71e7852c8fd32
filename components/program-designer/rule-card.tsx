'use client';

import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { LintProblem } from '@/engine/definitions/kind';
import { localText } from '@/engine/kernel/text';
import type { ProgramEdit } from '@/engine/rules/edit';
import type { Rule } from '@/engine/rules/rule-schema';
import type { ProgramGround } from './ground';
import { ProblemList } from './problem-list';
import styles from './program-designer.module.css';
import { ruleEdit } from './rule-patch';
import { RuleSentence } from './rule-sentence';
import { WorkedExample } from './worked-example';

interface RuleCardProps {
  readonly rule: Rule;
  /** Place in the list, and how long the list is. */
  readonly at: number;
  readonly count: number;
  readonly ground: ProgramGround;
  readonly problems: readonly LintProblem[];
  edit(edit: ProgramEdit): boolean;
}

/** One rule: its name, its sentence, what it would do, what is wrong with it. */
export function RuleCard({ rule, at, count, ground, problems, edit }: RuleCardProps) {
  const t = useTranslations('programDesigner');
  const id = useId();
  const { locale } = ground;
  const title = localText(rule.title, locale) || rule.key;
  const move = (to: number) => edit({ do: 'move-part', list: 'rules', key: rule.key, to });
  return (
    <li className={styles.rule} id={`part-${rule.key}`} data-off={rule.enabled ? undefined : ''}>
      <div className={styles.ruleHead}>
        <input
          className={styles.title}
          aria-label={t('ruleTitle', { title })}
          value={rule.title[locale] ?? ''}
          placeholder={title}
          maxLength={100}
          onChange={(event) =>
            edit(ruleEdit(rule, { set: { title: { ...rule.title, [locale]: event.target.value } } }))
          }
        />
        <label className={styles.on} htmlFor={`${id}-on`}>
          <input
            id={`${id}-on`}
            type="checkbox"
            checked={rule.enabled}
            onChange={(event) => edit(ruleEdit(rule, { set: { enabled: event.target.checked } }))}
          />
          {t('enabled')}
        </label>
        <div className={styles.tools}>
          <button
            type="button"
            className={styles.tool}
            aria-label={t('moveUp', { title })}
            title={t('moveUp', { title })}
            disabled={at === 0}
            onClick={() => move(at - 1)}
          >
            <IconArrowUp size={18} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={styles.tool}
            aria-label={t('moveDown', { title })}
            title={t('moveDown', { title })}
            disabled={at === count - 1}
            onClick={() => move(at + 1)}
          >
            <IconArrowDown size={18} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={styles.tool}
            aria-label={t('removePart', { title })}
            title={t('removePart', { title })}
            onClick={() => edit({ do: 'remove-part', list: 'rules', key: rule.key })}
          >
            <IconTrash size={18} aria-hidden="true" />
          </button>
        </div>
      </div>
      <div className={styles.ruleBody}>
        <div className={styles.words}>
          <RuleSentence rule={rule} ground={ground} edit={edit} />
          <ProblemList problems={problems} ground={ground} />
        </div>
        <WorkedExample rule={rule} ground={ground} />
      </div>
    </li>
  );
}
