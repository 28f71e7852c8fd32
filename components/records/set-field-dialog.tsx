'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCommand } from '@/components/api/use-command';
import { useDeskServices } from '@/components/fields/desk-services';
import { GeneratedForm } from '@/components/renderer/form';
import { Dialog } from '@/components/ui/dialog';
import { SelectField } from '@/components/ui/select-field';
import { findFieldType } from '@/engine/fields/registry';
import type { FormValues } from '@/engine/forms/form-state';
import type { Field, FormBody } from '@/engine/forms/schema';
import { recordFields } from '@/engine/forms/table';
import { type Locale, localText } from '@/engine/kernel/text';
import type { BulkPick, BulkRunView, FormPlace } from './bulk-types';
import styles from './records.module.css';

interface SetFieldDialogProps {
  readonly place: FormPlace;
  readonly body: FormBody;
  readonly context: { readonly locale: Locale; readonly timeZone: string; readonly now: number };
  readonly pick: BulkPick;
  readonly count: number;
  onStarted(run: BulkRunView): void;
  onClose(): void;
}

const NOTHING: FormValues = {};
const NO_NAMES: Readonly<Record<string, string>> = {};

/** One field, and the value that every marked record gets in it. */
export function SetFieldDialog({ place, body, context, pick, count, onStarted, onClose }: SetFieldDialogProps) {
  const t = useTranslations('recordsDesk');
  const ui = useTranslations('ui');
  const services = useDeskServices(place.app, NO_NAMES);
  const { run } = useCommand<{ run: BulkRunView }>();
  const fields = settableFields(body);
  const [chosen, setChosen] = useState(fields[0]?.id ?? '');
  const only = useMemo(() => bodyOf(body, chosen), [body, chosen]);
  const screen = useMemo(() => ({ ...context, door: 'screen', actor: 'staff' as const }), [context]);

  const submit = async (values: FormValues) => {
    const result = await run('POST', `/apps/${place.app}/forms/${place.form}/bulk`, {
      action: { do: 'set', values: { [chosen]: values[chosen] ?? null } },
      pick,
    });
    if (result.ok) onStarted(result.value.run);
    return result;
  };

  return (
    <Dialog open title={t('bulk.setTitle', { count })} closeLabel={ui('close')} onClose={onClose}>
      <div className={styles.stack}>
        <p className={styles.soft}>{t('bulk.setText')}</p>
        <SelectField
          label={t('bulk.field')}
          value={chosen}
          options={fields.map(({ id, title }) => ({ value: id, label: localText(title, context.locale) || id }))}
          onChange={(event) => setChosen(event.target.value)}
        />
        <GeneratedForm
          key={chosen}
          body={only}
          context={screen}
          initial={NOTHING}
          services={services}
          submit={submit}
          submitLabel={t('bulk.apply')}
        />
      </div>
    </Dialog>
  );
}

/** What people fill in themselves, and what may be the same in many records. */
function settableFields(body: FormBody): readonly Field[] {
  return recordFields(body).filter((field) => {
    const type = findFieldType(field.type);
    return type?.role === 'value' && !type.alwaysUnique && !field.unique && !field.readOnly;
  });
}

/** The field alone: when it is shown and needed is judged for each record by the server. */
function bodyOf(body: FormBody, id: string): FormBody {
  const fields = body.fields
    .filter((field) => field.id === id)
    .map(({ id: own, type, title, help, settings, whenHidden }) => ({
      id: own,
      type,
      title,
      settings,
      whenHidden,
      ...(help && { help }),
      parent: null,
      width: 12 as const,
      required: false,
      readOnly: false,
      unique: false,
      indexed: false,
    }));
  return { ...body, purpose: 'general', bindings: {}, fields, recordTitle: '', listFields: [], submitText: undefined };
}
