'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { FormDialog } from '@/components/api/form-dialog';
import { useCommand } from '@/components/api/use-command';
import type { KeyRow } from './types';

interface RotateKeyDialogProps {
  readonly apiKey: KeyRow;
  onClose(): void;
  onRotated(secret: string | undefined): void;
}

export function RotateKeyDialog({ apiKey, onClose, onRotated }: RotateKeyDialogProps) {
  const t = useTranslations('settings.keys');
  const { run, pending, problem } = useCommand<{ key?: string }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await run('POST', `/api-keys/${apiKey.id}/rotate`);
    if (result.ok) onRotated(result.value.key);
  };
  return (
    <FormDialog
      open
      title={t('rotateTitle', { name: apiKey.name })}
      submit={t('rotate')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <p>{t('rotateText')}</p>
    </FormDialog>
  );
}
