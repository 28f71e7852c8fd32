'use client';

import { useTranslations } from 'next-intl';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { BulkAction, BulkPick, BulkRunView, FormPlace } from './bulk-types';

interface BulkDialogProps {
  readonly place: FormPlace;
  readonly action: BulkAction & { readonly do: 'bin' | 'restore' };
  readonly pick: BulkPick;
  readonly count: number;
  onStarted(run: BulkRunView): void;
  onClose(): void;
}

/** Asks once more before many records go into the bin or come back. */
export function BulkDialog({ place, action, pick, count, onStarted, onClose }: BulkDialogProps) {
  const t = useTranslations('recordsDesk');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<{ run: BulkRunView }>();
  const binning = action.do === 'bin';
  const send = async () => {
    const result = await run('POST', `/apps/${place.app}/forms/${place.form}/bulk`, { action, pick });
    if (result.ok) onStarted(result.value.run);
  };
  return (
    <Dialog
      open
      title={t(binning ? 'bulk.binTitle' : 'bulk.restoreTitle', { count })}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look={binning ? 'danger' : 'primary'} pending={pending} onClick={() => void send()}>
            {t(binning ? 'remove' : 'restore')}
          </Button>
        </>
      }
    >
      <div>{t(binning ? 'bulk.binText' : 'bulk.restoreText')}</div>
      <ProblemMessage problem={problem} words={problemWords(ui)} onRetry={() => void send()} signInAt="/sign-in" />
    </Dialog>
  );
}
