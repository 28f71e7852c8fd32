'use client';

import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { useCommand } from '@/components/api/use-command';
import { CheckField } from '@/components/ui/check-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { SCOPE_NAMES, type Scope } from '@/engine/permissions/scopes';
import styles from './settings.module.css';
import type { UnitChoice } from './types';

/** What a till needs: ready-made, to be changed at will. */
const TILL: readonly Scope[] = ['records:write', 'members:read', 'points:read', 'points:write'];
const DAY = 86_400_000;
const LIVES = [30, 90, 365] as const;

/** What is filled in; a choice of nothing is an empty text. */
interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly orgUnitId: string;
  readonly requestsPerMinute: number;
  readonly days: string;
}

interface CreateKeyDialogProps {
  readonly units: readonly UnitChoice[];
  onClose(): void;
  /** The key's text; undefined when a dropped network swallowed it. */
  onCreated(secret: string | undefined): void;
}

export function CreateKeyDialog({ units, onClose, onCreated }: CreateKeyDialogProps) {
  const t = useTranslations('settings.keys');
  const scopeNames = useTranslations('permissions.scopes');
  const { register, handleSubmit } = useForm<NewKey>({
    defaultValues: { name: '', scopes: [...TILL], orgUnitId: '', requestsPerMinute: 6_000, days: '' },
  });
  const { run, pending, problem } = useCommand<{ key?: string }>();
  const submit = async ({ name, scopes, orgUnitId, requestsPerMinute, days }: NewKey) => {
    const result = await run('POST', '/api-keys', {
      name,
      scopes,
      orgUnitId: orgUnitId || null,
      requestsPerMinute,
      // Whole days, so that trying again is the same request.
      expiresAt: days ? (Math.floor(Date.now() / DAY) + 1 + Number(days)) * DAY : null,
    });
    if (result.ok) onCreated(result.value.key);
  };
  const reaches = [
    { value: '', label: t('everywhere') },
    ...units
      .filter((unit) => !unit.closed)
      .map(({ id, name, depth }) => ({ value: id, label: '\u3000'.repeat(depth) + name })),
  ];
  return (
    <FormDialog
      open
      title={t('create')}
      submit={t('create')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void handleSubmit(submit)(event)}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        {...register('name')}
        maxLength={100}
        problem={messageAt(problem, '/name')}
        required
      />
      <fieldset className={styles.choices}>
        <legend>{t('scopes')}</legend>
        {SCOPE_NAMES.map((scope) => (
          <CheckField key={scope} label={scopeNames(scope.replace(':', '.'))} value={scope} {...register('scopes')} />
        ))}
      </fieldset>
      <SelectField label={t('reach')} {...register('orgUnitId')} options={reaches} />
      <TextField
        label={t('rate')}
        help={t('rateHelp')}
        {...register('requestsPerMinute', { valueAsNumber: true })}
        type="number"
        min={1}
        max={1_000_000}
        problem={messageAt(problem, '/requestsPerMinute')}
        required
      />
      <SelectField
        label={t('life')}
        {...register('days')}
        options={[
          { value: '', label: t('unlimited') },
          ...LIVES.map((days) => ({ value: String(days), label: t('days', { days }) })),
        ]}
      />
    </FormDialog>
  );
}
