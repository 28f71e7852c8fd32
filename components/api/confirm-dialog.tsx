'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Method } from './client';
import { ProblemMessage, problemWords } from './problem-message';
import { useCommand } from './use-command';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, and what will stay. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly request: { readonly method: Method; readonly path: string; readonly body?: unknown };
  onDone(): void;
  onClose(): void;
}

/** Asks once more, sends the request, and stays open with the reason when it is refused. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, danger = false, request, onDone, onClose } = props;
  const ui = useTranslations('ui');
  const { run, pending, problem, clear } = useCommand();
  const send = async () => {
    const result = await run(request.method, request.path, request.body);
    if (result.ok) onDone();
  };
  const close = () => {
    clear();
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={title}
      closeLabel={ui('close')}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button look={danger ? 'danger' : 'primary'} pending={pending} onClick={() => void send()}>
            {confirm}
          </Button>
        </>
      }
    >
      <div>{children}</div>
      <ProblemMessage problem={problem} words={problemWords(ui)} onRetry={() => void send()} signInAt="/sign-in" />
    </Dialog>
  );
}
