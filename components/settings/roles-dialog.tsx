'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/api/form-dialog';
import { useCommand } from '@/components/api/use-command';
import { RoleRows } from './role-rows';
import type { StaffRow, UnitChoice } from './types';

interface RolesDialogProps {
  readonly person: StaffRow;
  readonly units: readonly UnitChoice[];
  onClose(): void;
  onDone(): void;
}

export function RolesDialog({ person, units, onClose, onDone }: RolesDialogProps) {
  const t = useTranslations('settings.staff');
  const ui = useTranslations('ui');
  const [grants, setGrants] = useState(person.roles);
  const { run, pending, problem } = useCommand();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await run('PUT', `/staff/${person.id}/roles`, { roles: grants });
    if (result.ok) onDone();
  };
  return (
    <FormDialog
      open
      title={t('rolesOf', { name: person.name })}
      submit={ui('save')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <RoleRows grants={grants} units={units} onChange={setGrants} />
    </FormDialog>
  );
}
