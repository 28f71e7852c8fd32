'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ApiProblem } from './client';
import { ProblemMessage, problemWords } from './problem-message';

interface FormDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly submit: string;
  /** What is sent cannot be undone. */
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  onClose(): void;
  readonly children: ReactNode;
}

/** A form in a dialog: what was typed stays until it is saved or closed. */
export function FormDialog(props: FormDialogProps) {
  const { open, title, submit, danger = false, pending, problem, onSubmit, onClose, children } = props;
  const ui = useTranslations('ui');
  const id = useId();
  return (
    <Dialog
      open={open}
      title={title}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={id} look={danger ? 'danger' : 'primary'} pending={pending}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={onSubmit} style={{ display: 'grid', gap: 'var(--pw-space-4)' }}>
        {children}
        <ProblemMessage problem={problem} words={problemWords(ui)} signInAt="/sign-in" />
      </form>
    </Dialog>
  );
}
