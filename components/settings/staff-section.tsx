'use client';

import { IconUserPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { StatusPill } from '@/components/ui/status-pill';
import { InviteDialog } from './invite-dialog';
import { roleWords } from './role-words';
import { RolesDialog } from './roles-dialog';
import styles from './settings.module.css';
import type { StaffRow, UnitChoice } from './types';

interface StaffSectionProps {
  readonly staff: readonly StaffRow[];
  readonly units: readonly UnitChoice[];
  readonly ownId: string;
  readonly mayInvite: boolean;
}

type Open = { readonly what: 'invite' } | { readonly what: 'roles' | 'suspend'; readonly person: StaffRow } | null;

/** Everybody who works here; invite, change roles, suspend and bring back. */
export function StaffSection({ staff, units, ownId, mayInvite }: StaffSectionProps) {
  const t = useTranslations('settings.staff');
  const words = useTranslations();
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const done = () => {
    setOpen(null);
    router.refresh();
  };
  const columns: readonly TableColumn<StaffRow>[] = [
    { name: 'name', label: t('name'), tight: true, cell: (person) => person.name },
    { name: 'email', label: t('email'), cell: (person) => <Breakable address={person.email ?? ''} /> },
    { name: 'roles', label: t('roles'), cell: (person) => roleWords(words, person.roles, units) },
    {
      name: 'status',
      label: t('status'),
      cell: ({ status }) => (
        <StatusPill tone={status === 'active' ? 'ok' : 'neutral'}>{t(`statuses.${status}`)}</StatusPill>
      ),
    },
    {
      name: 'do',
      label: t('actions'),
      align: 'end',
      cell: (person) =>
        person.manageable && person.id !== ownId ? (
          <span className={styles.rowActions}>
            <Button size="s" onClick={() => setOpen({ what: 'roles', person })}>
              {t('changeRoles')}
            </Button>
            <Button size="s" look="quiet" onClick={() => setOpen({ what: 'suspend', person })}>
              {person.status === 'active' ? t('suspend') : t('restore')}
            </Button>
          </span>
        ) : null,
    },
  ];
  return (
    <Card
      flush
      title={t('people')}
      actions={
        mayInvite && (
          <Button look="primary" icon={<IconUserPlus aria-hidden="true" />} onClick={() => setOpen({ what: 'invite' })}>
            {t('invite')}
          </Button>
        )
      }
    >
      <DataTable caption={t('people')} columns={columns} rows={staff} keyOf={(person) => person.id} />
      {open?.what === 'invite' && (
        <InviteDialog units={units} onClose={() => setOpen(null)} onInvited={() => router.refresh()} />
      )}
      {open?.what === 'roles' && (
        <RolesDialog person={open.person} units={units} onClose={() => setOpen(null)} onDone={done} />
      )}
      {open?.what === 'suspend' && <SuspendDialog person={open.person} onClose={() => setOpen(null)} onDone={done} />}
    </Card>
  );
}

interface SuspendDialogProps {
  readonly person: StaffRow;
  onClose(): void;
  onDone(): void;
}

function SuspendDialog({ person, onClose, onDone }: SuspendDialogProps) {
  const t = useTranslations('settings.staff');
  const suspended = person.status === 'active';
  const which = suspended ? 'suspend' : 'restore';
  return (
    <ConfirmDialog
      open
      title={t(`${which}Title`, { name: person.name })}
      confirm={t(which)}
      danger={suspended}
      request={{ method: 'POST', path: `/staff/${person.id}/suspend`, body: { suspended } }}
      onClose={onClose}
      onDone={onDone}
    >
      {t(`${which}Text`, { name: person.name })}
    </ConfirmDialog>
  );
}

/** An e-mail address that is too long breaks before its @ and nowhere inside a word. */
function Breakable({ address }: { readonly address: string }) {
  const [name, domain] = address.split('@');
  return (
    <span>
      {name}
      {domain && (
        <>
          <wbr />@{domain}
        </>
      )}
    </span>
  );
}
