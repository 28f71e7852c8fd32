'use client';

import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { localText } from '@/engine/kernel/text';
import { unitWord } from '@/engine/ledger/unit-word';
import { worstCases } from '@/engine/rules/worst-case';
import { formatNumber } from '@/lib/i18n/format';
import type { ProgramGround } from './ground';
import styles from './replay.module.css';

/** The most one record can bring a member, all rules together: what the program could cost at worst. */
export function WorstCaseCard({ ground }: { readonly ground: ProgramGround }) {
  const t = useTranslations('programDesigner.worst');
  const events = useTranslations('rules.events');
  const { program, forms, locale } = ground;
  const cases = worstCases(program, forms);
  if (cases.length === 0) return null;
  const ruleName = (key: string) => localText(program.rules.find((rule) => rule.key === key)?.title, locale) || key;
  return (
    <Card title={t('title')} lead={t('lead')}>
      <dl className={styles.figures}>
        {cases.map(({ form, event, points, cost, unbounded }) => (
          <div key={`${form} ${event}`} className={styles.figure}>
            <dt>
              {t('when', { form: localText(forms.get(form)?.title, locale) || form, event: events(event as never) })}
            </dt>
            {points === null ? (
              <dd>
                <span className={styles.number}>{t('unbounded')}</span>
                <p className={styles.note}>{t('because', { rules: unbounded.map(ruleName).join(t('comma')) })}</p>
              </dd>
            ) : (
              <dd>
                <span className={styles.number}>
                  {t('points', {
                    points: formatNumber(points, locale),
                    unit: unitWord(program.currency.unit, points, locale),
                  })}
                </span>
                {cost !== null && <p className={styles.note}>{t('cost', { cost: formatNumber(cost, locale) })}</p>}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Card>
  );
}
