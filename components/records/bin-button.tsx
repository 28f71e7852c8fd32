'use client';

import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';

interface BinButtonProps {
  readonly app: string;
  readonly form: string;
  readonly id: string;
  readonly binned: boolean;
}

/** Into the bin, or out of it, after asking once more. */
export function BinButton({ app, form, id, binned }: BinButtonProps) {
  const t = useTranslations('recordsDesk');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const path = `/apps/${app}/forms/${form}/records/${id}`;
  return (
    <>
      <Button
        icon={binned ? <IconArrowBackUp size={18} aria-hidden="true" /> : <IconTrash size={18} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {binned ? t('restore') : t('remove')}
      </Button>
      <ConfirmDialog
        open={open}
        title={binned ? t('restoreTitle') : t('removeTitle')}
        confirm={binned ? t('restore') : t('remove')}
        danger={!binned}
        request={binned ? { method: 'POST', path: `${path}/restore` } : { method: 'DELETE', path }}
        onClose={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          if (!binned) router.push(`/desk/${app}/forms/${form}` as Route);
          router.refresh();
        }}
      >
        {binned ? t('restoreText') : t('removeText')}
      </ConfirmDialog>
    </>
  );
}
