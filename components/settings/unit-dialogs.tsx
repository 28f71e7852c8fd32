'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { messageAt } from '@/components/api/client';
import { FormDialog } from '@/components/api/form-dialog';
import { formValues } from '@/components/api/form-values';
import { useCommand } from '@/components/api/use-command';
import { type Choice, SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { OrgUnit } from '@/engine/organisation/schema';
import { inTreeOrder } from './unit-choices';

interface Ends {
  onClose(): void;
  onDone(): void;
}

/** Units that a region or store can hang under: open ones that are no stores, and not what is being moved. */
function parents(units: readonly OrgUnit[], moved?: OrgUnit): readonly Choice[] {
  return inTreeOrder(units)
    .filter(({ unit }) => unit.kind !== 'store' && !unit.closed && !(moved && unit.path.startsWith(moved.path)))
    .map(({ unit, depth }) => ({ value: unit.id, label: '\u3000'.repeat(depth) + unit.name }));
}

export function AddUnitDialog({
  kind,
  units,
  onClose,
  onDone,
}: Ends & { readonly kind: 'region' | 'store'; readonly units: readonly OrgUnit[] }) {
  const t = useTranslations('settings.units');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { name, code, parentId } = formValues(event);
    const result = await run('POST', '/org-units', { kind, name, parentId, code: code || null });
    if (result.ok) onDone();
  };
  return (
    <FormDialog
      open
      title={t(kind === 'store' ? 'addStore' : 'addRegion')}
      submit={ui('add')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField label={t('name')} name="name" maxLength={100} problem={messageAt(problem, '/name')} required />
      <TextField
        label={t('code')}
        help={t('codeHelp')}
        name="code"
        maxLength={40}
        problem={messageAt(problem, '/code')}
      />
      <SelectField label={t('parent')} name="parentId" options={parents(units)} />
    </FormDialog>
  );
}

export function ChangeUnitDialog({ unit, onClose, onDone }: Ends & { readonly unit: OrgUnit }) {
  const t = useTranslations('settings.units');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { name, code } = formValues(event);
    const result = await run('PATCH', `/org-units/${unit.id}`, { name, code: code || null });
    if (result.ok) onDone();
  };
  return (
    <FormDialog
      open
      title={t('changeUnit', { name: unit.name })}
      submit={ui('save')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        name="name"
        defaultValue={unit.name}
        maxLength={100}
        problem={messageAt(problem, '/name')}
        required
      />
      <TextField
        label={t('code')}
        help={t('codeHelp')}
        name="code"
        defaultValue={unit.code ?? ''}
        maxLength={40}
        problem={messageAt(problem, '/code')}
      />
    </FormDialog>
  );
}

export function MoveUnitDialog({
  unit,
  units,
  onClose,
  onDone,
}: Ends & { readonly unit: OrgUnit; readonly units: readonly OrgUnit[] }) {
  const t = useTranslations('settings.units');
  const { run, pending, problem } = useCommand();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const { parentId } = formValues(event);
    const result = await run('POST', `/org-units/${unit.id}/move`, { parentId });
    if (result.ok) onDone();
  };
  return (
    <FormDialog
      open
      title={t('moveUnit', { name: unit.name })}
      submit={t('move')}
      pending={pending}
      problem={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <SelectField
        label={t('parent')}
        help={t('moveHelp')}
        name="parentId"
        defaultValue={unit.parentId ?? ''}
        options={parents(units, unit)}
      />
    </FormDialog>
  );
}
