'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { FormDialog } from '@/components/api/form-dialog';
import { useCommand } from '@/components/api/use-command';

interface MendDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly path: string;
  /** What is done cannot be undone. */
  readonly danger?: boolean;
  /** What is sent; null while something is missing, which it has said beside the field. */
  body(): object | null;
  onClose(): void;
  readonly children: ReactNode;
}

/** One way of mending a case: asks what it needs, does it, and shows the case as it stands then. */
export function MendDialog({ title, submit, path, danger, body, onClose, children }: MendDialogProps) {
  const router = useRouter();
  const { run, pending, problem } = useCommand();
  const send = async () => {
    const sent = body();
    if (!sent) return;
    const result = await run('POST', path, sent);
    if (!result.ok) return;
    onClose();
    router.refresh();
  };
  return (
    <FormDialog
      open
      title={title}
      submit={submit}
      danger={danger}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
    </FormDialog>
  );
}
