'use client';

import { IconKey, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { CreateKeyDialog } from './create-key-dialog';
import { KeySecretDialog } from './key-secret-dialog';
import { KeyTable } from './key-table';
import { RotateKeyDialog } from './rotate-key-dialog';
import type { KeyRow, UnitChoice } from './types';

interface KeySectionProps {
  readonly keys: readonly KeyRow[];
  readonly units: readonly UnitChoice[];
  readonly timeZone: string;
  /** UTC ms, of the server: a browser's clock may be wrong. */
  readonly now: number;
}

type Open =
  | { readonly what: 'create' }
  | { readonly what: 'rotate' | 'revoke'; readonly key: KeyRow }
  | { readonly what: 'secret'; readonly secret: string | undefined }
  | null;

/** Keys of programs. A key's text is shown once, right after it was made. */
export function KeySection({ keys, units, timeZone, now }: KeySectionProps) {
  const t = useTranslations('settings.keys');
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const showSecret = (secret: string | undefined) => {
    setOpen({ what: 'secret', secret });
    router.refresh();
  };
  const create = (
    <Button look="primary" icon={<IconPlus aria-hidden="true" />} onClick={() => setOpen({ what: 'create' })}>
      {t('create')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t.rich('lead', { docs: (words) => <Link href="/docs/api">{words}</Link> })}
        actions={keys.length > 0 && create}
      />
      <Card flush>
        {keys.length > 0 ? (
          <KeyTable
            keys={keys}
            units={units}
            timeZone={timeZone}
            now={now}
            onChoose={(what, key) => setOpen({ what, key })}
          />
        ) : (
          <EmptyState icon={<IconKey aria-hidden="true" />} title={t('none')} action={create}>
            {t('noneText')}
          </EmptyState>
        )}
      </Card>
      {open?.what === 'create' && <CreateKeyDialog units={units} onClose={close} onCreated={showSecret} />}
      {open?.what === 'secret' && <KeySecretDialog secret={open.secret} onClose={close} />}
      {open?.what === 'rotate' && <RotateKeyDialog apiKey={open.key} onClose={close} onRotated={showSecret} />}
      {open?.what === 'revoke' && (
        <ConfirmDialog
          open
          danger
          title={t('revokeTitle', { name: open.key.name })}
          confirm={t('revoke')}
          request={{ method: 'DELETE', path: `/api-keys/${open.key.id}` }}
          onClose={close}
          onDone={() => {
            close();
            router.refresh();
          }}
        >
          {t('revokeText')}
        </ConfirmDialog>
      )}
    </>
  );
}
