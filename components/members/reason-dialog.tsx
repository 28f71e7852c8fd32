'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';

interface ReasonDialogProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly title: string;
  /** What will happen, and what will stay. */
  readonly text: string;
  /** Below the API's address. */
  readonly path: string;
  /** Asks for a phone besides. */
  readonly phone?: boolean;
  /** Cannot be undone. */
  readonly danger?: boolean;
}

/** A change of a member that must say why; the reason stands in the audit line. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { label, icon, title, text, path, phone = false, danger = false } = props;
  const t = useTranslations('membersDesk.actions');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, pending, problem, clear } = useCommand();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { reason = '', phone: number = '' } = formValues(event);
    const result = await run('POST', path, { reason: reason.trim(), ...(phone ? { phone: number } : {}) });
    if (!result.ok) return;
    setOpen(false);
    router.refresh();
  };

  return (
    <>
      <Button
        icon={icon}
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <FormDialog
        open={open}
        title={title}
        submit={label}
        danger={danger}
        pending={pending}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onClose={() => setOpen(false)}
      >
        <p>{text}</p>
        {phone && (
          <TextField
            label={t('newPhone')}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            problem={messageAt(problem, '/phone')}
            required
          />
        )}
        <TextArea
          label={t('reason')}
          name="reason"
          rows={3}
          maxLength={500}
          problem={messageAt(problem, '/reason')}
          required
        />
      </FormDialog>
    </>
  );
}
