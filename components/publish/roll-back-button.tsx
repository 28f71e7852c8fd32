'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';

interface RollBackButtonProps {
  readonly id: string;
  readonly version: number;
  readonly title: string;
}

/** Makes an older version the draft again; nothing changes for members until it is published. */
export function RollBackButton({ id, version, title }: RollBackButtonProps) {
  const t = useTranslations('studio.publish');
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size="s" look="quiet" onClick={() => setAsked(true)}>
        {t('rollBack')}
      </Button>
      <ConfirmDialog
        open={asked}
        title={t('rollBackTitle', { title, version })}
        confirm={t('rollBack')}
        request={{ method: 'POST', path: `/definitions/${id}/roll-back`, body: { version } }}
        onDone={() => {
          setAsked(false);
          router.refresh();
        }}
        onClose={() => setAsked(false)}
      >
        {t('rollBackText')}
      </ConfirmDialog>
    </>
  );
}
