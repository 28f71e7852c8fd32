'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/api/confirm-dialog';
import { Button } from '@/components/ui/button';

interface MemberButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly title: string;
  /** What will happen, and what will stay. */
  readonly text: string;
  readonly danger?: boolean;
  /** Below the API's address. */
  readonly path: string;
  readonly body?: unknown;
}

/** A change of a member that needs nothing but a second yes. */
export function MemberButton({ label, icon, title, text, danger = false, path, body }: MemberButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        title={title}
        confirm={label}
        danger={danger}
        request={{ method: 'POST', path, body: body ?? {} }}
        onClose={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          router.refresh();
        }}
      >
        {text}
      </ConfirmDialog>
    </>
  );
}
