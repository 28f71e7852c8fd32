'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
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

interface CreateKeyDialogProps {
  readonly units: readonly UnitChoice[];
  onClose(): void;
  /** The key's text; undefined when a dropped network swallowed it. */
  onCreated(secret: string | undefined): void;
}

export function CreateKeyDialog({ units, onClose, onCreated }: CreateKeyDialogProps) {
  const t = useTranslations('settings.keys');
  const scopeNames = useTranslations('permissions.scopes');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(TILL));
  const { run, pending, problem } = useCommand<{ key?: string }>();
  const toggle = (scope: Scope) => {
    const next = new Set(scopes);
    if (!next.delete(scope)) next.add(scope);
    setScopes(next);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { name, orgUnitId, requestsPerMinute, days } = formValues(event);
    const result = await run('POST', '/api-keys', {
      name,
      scopes: [...scopes],
      orgUnitId: orgUnitId || null,
      requestsPerMinute: Number(requestsPerMinute),
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
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        name="name"
        maxLength={100}
        problem={messageAt(problem, '/name')}
        required
      />
      <fieldset className={styles.choices}>
        <legend>{t('scopes')}</legend>
        {SCOPE_NAMES.map((scope) => (
          <CheckField
            key={scope}
            label={scopeNames(scope.replace(':', '.'))}
            checked={scopes.has(scope)}
            onChange={() => toggle(scope)}
          />
        ))}
      </fieldset>
      <SelectField label={t('reach')} name="orgUnitId" options={reaches} />
      <TextField
        label={t('rate')}
        help={t('rateHelp')}
        name="requestsPerMinute"
        type="number"
        min={1}
        max={1_000_000}
        defaultValue={6_000}
        problem={messageAt(problem, '/requestsPerMinute')}
        required
      />
      <SelectField
        label={t('life')}
        name="days"
        options={[
          { value: '', label: t('unlimited') },
          ...LIVES.map((days) => ({ value: String(days), label: t('days', { days }) })),
        ]}
      />
    </FormDialog>
  );
}
