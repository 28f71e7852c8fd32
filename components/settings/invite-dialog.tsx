'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { FormMessage } from '@/components/ui/form-message';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { LOCALES } from '@/lib/i18n/locales';
import { RoleRows } from './role-rows';
import styles from './settings.module.css';
import type { RoleGrant, UnitChoice } from './types';

interface InviteDialogProps {
  readonly units: readonly UnitChoice[];
  onClose(): void;
  onInvited(): void;
}

/** Invites somebody by mail, and shows the link to hand over in another way too. */
export function InviteDialog({ units, onClose, onInvited }: InviteDialogProps) {
  const t = useTranslations('settings.staff');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [grants, setGrants] = useState<readonly RoleGrant[]>([{ role: 'clerk', orgUnitId: null }]);
  const [invited, setInvited] = useState<{ readonly email: string; readonly link: string | null } | null>(null);
  const { run, pending, problem } = useCommand<{ path?: string }>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { name, email = '', locale: language } = formValues(event);
    const result = await run('POST', '/invitations', { name, email, locale: language, roles: grants });
    if (!result.ok) return;
    // An answer repeated after a dropped network no longer holds the link.
    setInvited({ email, link: result.value.path ? location.origin + result.value.path : null });
    onInvited();
  };

  if (invited) return <InvitedDialog email={invited.email} link={invited.link} onClose={onClose} />;
  return (
    <FormDialog
      open
      title={t('invite')}
      submit={t('sendInvitation')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField label={t('name')} name="name" maxLength={100} problem={messageAt(problem, '/name')} required />
      <TextField label={t('email')} name="email" type="email" problem={messageAt(problem, '/email')} required />
      <SelectField
        label={t('language')}
        name="locale"
        defaultValue={locale}
        options={LOCALES.map((value) => ({ value, label: ui(`languages.${value}`) }))}
      />
      <RoleRows grants={grants} units={units} onChange={setGrants} />
    </FormDialog>
  );
}

interface InvitedDialogProps {
  readonly email: string;
  readonly link: string | null;
  onClose(): void;
}

function InvitedDialog({ email, link, onClose }: InvitedDialogProps) {
  const t = useTranslations('settings.staff');
  const ui = useTranslations('ui');
  return (
    <Dialog
      open
      title={t('invited')}
      closeLabel={ui('close')}
      onClose={onClose}
      footer={
        <>
          {link && <CopyButton text={link} label={t('copyLink')} done={ui('copied')} />}
          <Button look="primary" onClick={onClose}>
            {ui('close')}
          </Button>
        </>
      }
    >
      <FormMessage tone="ok">{t('invitedText', { email })}</FormMessage>
      {link && (
        <>
          <p>{t('linkText')}</p>
          <code className={styles.secret}>{link}</code>
        </>
      )}
    </Dialog>
  );
}
