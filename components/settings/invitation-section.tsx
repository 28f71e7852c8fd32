'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { StatusPill } from '@/components/ui/status-pill';
import { formatMoment } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';
import { roleWords } from './role-words';
import styles from './settings.module.css';
import type { InvitationRow, UnitChoice } from './types';

interface InvitationSectionProps {
  readonly invitations: readonly InvitationRow[];
  readonly units: readonly UnitChoice[];
  readonly timeZone: string;
}

/** Invitations that nobody has accepted yet. */
export function InvitationSection({ invitations, units, timeZone }: InvitationSectionProps) {
  const t = useTranslations('settings.staff');
  const words = useTranslations();
  const locale = chooseLocale(useLocale(), null);
  const router = useRouter();
  const [chosen, setChosen] = useState<InvitationRow | null>(null);
  const columns: readonly TableColumn<InvitationRow>[] = [
    { name: 'name', label: t('name'), cell: (one) => one.name },
    { name: 'email', label: t('email'), cell: (one) => one.email },
    { name: 'roles', label: t('roles'), cell: (one) => roleWords(words, one.roles, units) },
    {
      name: 'expires',
      label: t('validUntil'),
      cell: (one) =>
        one.expired ? (
          <StatusPill tone="warn">{t('expired')}</StatusPill>
        ) : (
          formatMoment(one.expiresAt, locale, timeZone)
        ),
    },
    {
      name: 'do',
      label: t('actions'),
      align: 'end',
      cell: (one) => (
        <span className={styles.rowActions}>
          <Button size="s" look="quiet" onClick={() => setChosen(one)}>
            {t('withdraw')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <Card flush title={t('invitations')} lead={t('invitationsLead')}>
      <DataTable caption={t('invitations')} columns={columns} rows={invitations} keyOf={(one) => one.id} />
      {chosen && (
        <ConfirmDialog
          open
          danger
          title={t('withdrawTitle', { name: chosen.name })}
          confirm={t('withdraw')}
          request={{ method: 'DELETE', path: `/invitations/${chosen.id}` }}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null);
            router.refresh();
          }}
        >
          {t('withdrawText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}
