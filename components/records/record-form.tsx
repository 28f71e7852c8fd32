'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { callApi } from '@/components/api/client';
import { useCommand } from '@/components/api/use-command';
import { useDeskServices } from '@/components/fields/desk-services';
import { GeneratedForm } from '@/components/renderer/form';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { findFieldType } from '@/engine/fields/registry';
import type { FormValues } from '@/engine/forms/form-state';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';
import styles from './records.module.css';
import type { RecordChange, RecordLine } from './types';

interface RecordFormProps {
  readonly app: string;
  readonly form: string;
  readonly version: number;
  readonly body: FormBody;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: number;
  /** The record being changed; a new one is made without. */
  readonly record?: RecordLine;
  readonly names: Readonly<Record<string, string>>;
}

const NOTHING: FormValues = {};

/** Fills in a new record, or changes one that nobody else has changed meanwhile. */
export function RecordForm({ app, form, version, body, locale, timeZone, now, record, names }: RecordFormProps) {
  const t = useTranslations('recordsDesk');
  const router = useRouter();
  const services = useDeskServices(app, names);
  const { run } = useCommand<{ record: { id: string } }>();
  const [meanwhile, setMeanwhile] = useState<{ readonly who: string } | null>(null);
  const context = useMemo(
    () => ({ timeZone, locale, now, door: 'screen', actor: 'staff' as const }),
    [timeZone, locale, now],
  );
  const records = `/apps/${app}/forms/${form}/records`;
  const list = `/desk/${app}/forms/${form}`;

  const submit = async (values: FormValues) => {
    const result = record
      ? await run('PATCH', `${records}/${record.id}`, {
          revision: record.revision,
          values: changesOf(body, record.values, values),
        })
      : await run('POST', records, { values });
    if (result.ok) {
      router.push(`${list}/${result.value.record.id}` as Route);
      router.refresh();
    } else if (record && result.problem.code === 'records.changedMeanwhile') {
      const now = await callApi<{ history: readonly RecordChange[] }>('GET', `${records}/${record.id}`);
      const last = now.ok ? [...now.value.history].sort((a, b) => b.revision - a.revision)[0] : undefined;
      setMeanwhile({ who: last?.who ?? '' });
    }
    return result;
  };

  return (
    <div className={styles.stack}>
      {meanwhile && (
        <FormMessage
          tone="bad"
          action={
            <Button size="s" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
          }
        >
          {meanwhile.who ? t('changedBy', { name: meanwhile.who }) : t('changedMeanwhile')}
        </FormMessage>
      )}
      <GeneratedForm
        body={body}
        context={context}
        initial={record?.values ?? NOTHING}
        previous={record?.values}
        services={services}
        submit={submit}
        keepAs={record ? undefined : `desk/${app}/${form}/${version}`}
        submitLabel={record ? t('save') : t('create')}
      />
    </div>
  );
}

/** Only what differs, and only what people fill in; a field emptied becomes null. */
function changesOf(body: FormBody, before: FormValues, after: FormValues): Record<string, Json> {
  const changed: Record<string, Json> = {};
  for (const { id, type } of body.fields) {
    const role = findFieldType(type)?.role;
    if (role !== 'value' && role !== 'section') continue;
    const [old, fresh] = [before[id] ?? null, after[id] ?? null];
    if (JSON.stringify(old) !== JSON.stringify(fresh)) changed[id] = fresh;
  }
  return changed;
}
