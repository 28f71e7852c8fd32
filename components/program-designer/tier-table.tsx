'use client';

import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import control from '@/components/ui/field.module.css';
import { SelectField } from '@/components/ui/select-field';
import type { LintProblem } from '@/engine/definitions/kind';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import type { ProgramEdit } from '@/engine/rules/edit';
import { TIER_MEASURES, type Tier } from '@/engine/rules/program-schema';
import type { ProgramGround } from './ground';
import { NumberCell } from './number-cell';
import { ProblemList } from './problem-list';
import styles from './program-designer.module.css';
import { freeKey } from './rule-patch';

interface TierTableProps {
  readonly ground: ProgramGround;
  readonly problems: readonly LintProblem[];
  edit(edit: ProgramEdit): boolean;
}

const FRESH_COLOR = '#6b7480';

/** Tiers from the lowest up: how they are called, from where they begin, what they multiply. */
export function TierTable({ ground, problems, edit }: TierTableProps) {
  const t = useTranslations('programDesigner.tiers');
  const measures = useTranslations('rules.measures');
  const { tiers, tierBasis } = ground.program;
  const add = () => {
    const last = tiers.at(-1);
    const part = {
      key: freeKey(`tier_${tiers.length + 1}`, tiers),
      name: { [ground.locale]: t('fresh', { number: tiers.length + 1 }) },
      color: FRESH_COLOR,
      threshold: last ? last.threshold * 2 || 1_000 : 0,
      multiplier: last?.multiplier ?? 1,
    };
    edit({ do: 'add-part', list: 'tiers', part });
  };
  const setBasis = (change: Partial<typeof tierBasis>) =>
    edit({ do: 'change-program', set: { tierBasis: { ...tierBasis, ...change } }, unset: [] });
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button size="s" icon={<IconPlus aria-hidden="true" />} onClick={add}>
          {t('add')}
        </Button>
      }
    >
      <div className={styles.stack}>
        <div className={styles.fields}>
          <SelectField
            label={t('measure')}
            options={TIER_MEASURES.map((value) => ({ value, label: measures(value) }))}
            value={tierBasis.measure}
            onChange={(event) => {
              const measure = TIER_MEASURES.find((one) => one === event.target.value);
              if (measure) setBasis({ measure });
            }}
          />
          <div className={control.field}>
            <span className={control.label} aria-hidden="true">
              {t('window')}
            </span>
            <NumberCell
              label={t('window')}
              value={tierBasis.windowMonths}
              optional
              placeholder={t('lifetime')}
              onCommit={(windowMonths) => setBasis({ windowMonths })}
            />
          </div>
        </div>
        {tiers.length > 0 && (
          <ol className={styles.tiers}>
            {tiers.map((tier) => (
              <TierRow
                key={tier.key}
                tier={tier}
                ground={ground}
                problems={problems.filter(({ part }) => part === tier.key)}
                edit={edit}
              />
            ))}
          </ol>
        )}
      </div>
    </Card>
  );
}

function TierRow({ tier, ground, problems, edit }: TierTableProps & { readonly tier: Tier }) {
  const t = useTranslations('programDesigner.tiers');
  const { locale } = ground;
  const title = localText(tier.name, locale) || tier.key;
  const set = (change: Readonly<Record<string, Json>>) =>
    edit({ do: 'change-part', list: 'tiers', key: tier.key, set: { ...change }, unset: [] });
  return (
    <li className={styles.tier} id={`part-${tier.key}`}>
      <label className={styles.cell}>
        {t('color')}
        <input
          type="color"
          className={styles.color}
          value={tier.color}
          onChange={(event) => set({ color: event.target.value })}
        />
      </label>
      <label className={styles.cell}>
        {t('name')}
        <input
          className={control.input}
          value={tier.name[locale] ?? ''}
          placeholder={title}
          maxLength={40}
          onChange={(event) => set({ name: { ...tier.name, [locale]: event.target.value } })}
        />
      </label>
      <div className={styles.cell}>
        <span aria-hidden="true">{t('threshold')}</span>
        <NumberCell label={t('threshold')} value={tier.threshold} onCommit={(threshold) => set({ threshold })} />
      </div>
      <div className={styles.cell}>
        <span aria-hidden="true">{t('multiplier')}</span>
        <NumberCell label={t('multiplier')} value={tier.multiplier} onCommit={(multiplier) => set({ multiplier })} />
      </div>
      <label className={styles.cell}>
        {t('benefits')}
        <input
          className={control.input}
          value={tier.benefits[locale] ?? ''}
          placeholder={localText(tier.benefits, locale)}
          maxLength={500}
          onChange={(event) => set({ benefits: { ...tier.benefits, [locale]: event.target.value } })}
        />
      </label>
      <button
        type="button"
        className={styles.tool}
        aria-label={t('remove', { title })}
        title={t('remove', { title })}
        onClick={() => edit({ do: 'remove-part', list: 'tiers', key: tier.key })}
      >
        <IconTrash size={18} aria-hidden="true" />
      </button>
      <ProblemList problems={problems} ground={ground} />
    </li>
  );
}
