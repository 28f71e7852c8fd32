'use client';

import { IconPlus } from '@tabler/icons-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ApiProblem, ApiResult } from './client';
import { FormDialog } from './form-dialog';
import { formValues } from './form-values';
import { type CommandRun, useCommand } from './use-command';

interface NewDialogProps<Output> {
  /** On the button and above the form. */
  readonly title: string;
  readonly submit: string;
  /** Why nothing can be made now. */
  readonly unable?: string;
  /** Asks for it with what was filled in, and answers also the address of what was made. */
  make(
    run: CommandRun<Output>['run'],
    values: Readonly<Record<string, string>>,
  ): Promise<{ readonly result: ApiResult<Output>; address(made: Output): Route }>;
  fields(problem: ApiProblem | null): ReactNode;
}

/** A button and a form behind it that make something, and then open it. */
export function NewDialog<Output>({ title, submit, unable, make, fields }: NewDialogProps<Output>) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { run, pending, problem, clear } = useCommand<Output>();
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    const { result, address } = await make(run, formValues(event));
    if (!result.ok) return;
    setLeaving(true);
    router.push(address(result.value));
  };
  return (
    <>
      <Button
        look="primary"
        icon={<IconPlus aria-hidden="true" />}
        disabled={unable !== undefined}
        title={unable}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      <FormDialog
        open={open}
        title={title}
        submit={submit}
        pending={pending || leaving}
        problem={problem}
        onSubmit={(event) => void onSubmit(event)}
        onClose={() => {
          clear();
          setOpen(false);
        }}
      >
        {fields(problem)}
      </FormDialog>
    </>
  );
}
