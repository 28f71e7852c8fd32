'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { StatusPill } from '@/components/ui/status-pill';
import { formatMoment, formatNumber } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';
import styles from './settings.module.css';
import type { KeyRow, UnitChoice } from './types';

interface KeyTableProps {
  readonly keys: readonly KeyRow[];
  readonly units: readonly UnitChoice[];
  readonly timeZone: string;
  readonly now: number;
  onChoose(what: 'rotate' | 'revoke', key: KeyRow): void;
}

export function KeyTable({ keys, units, timeZone, now, onChoose }: KeyTableProps) {
  const t = useTranslations('settings.keys');
  const scopes = useTranslations('permissions.scopes');
  const locale = chooseLocale(useLocale(), null);
  const moment = (at: number | null, none: string) => (at === null ? none : formatMoment(at, locale, timeZone));
  const columns: readonly TableColumn<KeyRow>[] = [
    {
      name: 'name',
      label: t('name'),
      cell: (key) => (
        <span className={styles.named}>
          {key.name}
          <span className={styles.under}>
            {key.scopes.map((scope) => scopes(scope.replace(':', '.'))).join(t('separator'))}
          </span>
        </span>
      ),
    },
    {
      name: 'reach',
      label: t('reach'),
      tight: true,
      cell: (key) => units.find((unit) => unit.id === key.orgUnitId)?.name ?? t('everywhere'),
    },
    {
      name: 'rate',
      label: t('rate'),
      align: 'end',
      tight: true,
      cell: (key) => t('perMinute', { count: formatNumber(key.requestsPerMinute, locale) }),
    },
    { name: 'used', label: t('lastUsed'), tight: true, cell: (key) => moment(key.lastUsedAt, t('never')) },
    { name: 'status', label: t('status'), cell: (key) => <KeyStatus apiKey={key} now={now} /> },
    {
      name: 'do',
      label: t('actions'),
      align: 'end',
      cell: (key) =>
        key.revokedAt === null && (
          <span className={styles.rowActions}>
            <Button size="s" look="quiet" onClick={() => onChoose('rotate', key)}>
              {t('rotate')}
            </Button>
            <Button size="s" look="quiet" onClick={() => onChoose('revoke', key)}>
              {t('revoke')}
            </Button>
          </span>
        ),
    },
  ];
  return <DataTable caption={t('title')} columns={columns} rows={keys} keyOf={(key) => key.id} />;
}

function KeyStatus({ apiKey, now }: { readonly apiKey: KeyRow; readonly now: number }) {
  const t = useTranslations('settings.keys');
  if (apiKey.revokedAt !== null) return <StatusPill tone="bad">{t('revoked')}</StatusPill>;
  if (apiKey.expiresAt !== null && apiKey.expiresAt <= now) return <StatusPill tone="warn">{t('expired')}</StatusPill>;
  return <StatusPill tone="ok">{t('active')}</StatusPill>;
}
