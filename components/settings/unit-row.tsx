'use client';

import { IconBuilding, IconBuildingStore, IconMap2 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { StatusPill } from '@/components/ui/status-pill';
import type { OrgUnit } from '@/engine/organisation/schema';
import styles from './unit-section.module.css';

const ICONS = { headquarters: IconBuilding, region: IconMap2, store: IconBuildingStore } as const;

interface UnitRowProps {
  readonly unit: OrgUnit;
  readonly depth: number;
  /** Absent for somebody who may only look. */
  readonly onChoose?: (what: 'change' | 'move' | 'close') => void;
}

export function UnitRow({ unit, depth, onChoose }: UnitRowProps) {
  const t = useTranslations('settings.units');
  const Icon = ICONS[unit.kind];
  return (
    <li className={styles.row} style={{ paddingInlineStart: `calc(var(--pw-space-5) + ${depth} * var(--pw-space-6))` }}>
      <Icon className={styles.icon} size={20} aria-hidden="true" />
      <span className={styles.name}>
        {unit.name}
        <span className={styles.detail}>
          {unit.code === null
            ? t(`kinds.${unit.kind}`)
            : t('withCode', { kind: t(`kinds.${unit.kind}`), code: unit.code })}
        </span>
      </span>
      {unit.closed && <StatusPill>{t('closed')}</StatusPill>}
      {onChoose && (
        <span className={styles.actions}>
          <Button
            size="s"
            look="quiet"
            aria-label={t('changeUnit', { name: unit.name })}
            onClick={() => onChoose('change')}
          >
            {t('change')}
          </Button>
          {unit.kind !== 'headquarters' && (
            <>
              <Button
                size="s"
                look="quiet"
                aria-label={t('moveUnit', { name: unit.name })}
                onClick={() => onChoose('move')}
              >
                {t('move')}
              </Button>
              <Button
                size="s"
                look="quiet"
                aria-label={t(unit.closed ? 'reopenUnit' : 'closeUnit', { name: unit.name })}
                onClick={() => onChoose('close')}
              >
                {unit.closed ? t('reopen') : t('close')}
              </Button>
            </>
          )}
        </span>
      )}
    </li>
  );
}
