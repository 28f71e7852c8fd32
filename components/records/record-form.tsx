'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { callApi } from '@/components/api/client';
import { useCommand } from '@/components/api/use-command';
import { useDeskServices } from '@/components/fields/desk-services';
import { GeneratedForm } from '@/components/renderer/form';
import { FormMessage } from '@/components/ui/form-message';
import { findFieldType } from '@/engine/fields/registry';
import type { FormValues } from '@/engine/forms/form-state';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { Locale } from '@/engine/kernel/text';
import { differs, EditConflict, type Meanwhile, mergedValues } from './edit-conflict';
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
  const [base, setBase] = useState(record);
  const [initial, setInitial] = useState<FormValues>(record?.values ?? NOTHING);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const [merged, setMerged] = useState(false);
  const context = useMemo(
    () => ({ timeZone, locale, now, door: 'screen', actor: 'staff' as const }),
    [timeZone, locale, now],
  );
  const records = `/apps/${app}/forms/${form}/records`;
  const list = `/desk/${app}/forms/${form}`;

  const submit = async (values: FormValues) => {
    const result = base
      ? await run('PATCH', `${records}/${base.id}`, {
          revision: base.revision,
          values: changesOf(body, base.values, values),
        })
      : await run('POST', records, { values });
    if (result.ok) {
      router.push(`${list}/${result.value.record.id}` as Route);
      router.refresh();
    } else if (base && result.problem.code === 'records.changedMeanwhile') {
      const now = await callApi<ShownRecord>('GET', `${records}/${base.id}`);
      if (!now.ok) return result;
      const [last] = [...now.value.history].sort((a, b) => b.revision - a.revision);
      setMeanwhile({ ...now.value, who: last?.who ?? '', mine: values });
    }
    return result;
  };

  const goOn = (values: FormValues, latest: RecordLine, own: boolean) => {
    setBase(latest);
    setInitial(values);
    setMerged(own);
    setMeanwhile(null);
  };

  return (
    <div className={styles.stack}>
      {base && meanwhile && (
        <EditConflict
          body={body}
          locale={locale}
          timeZone={timeZone}
          before={base.values}
          meanwhile={meanwhile}
          onKeep={() => {
            const latest = meanwhile.record;
            goOn(mergedValues(base.values, meanwhile.mine, latest.values), latest, true);
          }}
          onDiscard={() => goOn(meanwhile.record.values, meanwhile.record, false)}
        />
      )}
      {merged && !meanwhile && <FormMessage tone="info">{t('conflict.merged')}</FormMessage>}
      <GeneratedForm
        key={base?.revision}
        body={body}
        context={context}
        initial={initial}
        previous={base?.values}
        services={services}
        submit={submit}
        keepAs={base ? undefined : `desk/${app}/${form}/${version}`}
        submitLabel={base ? t('save') : t('create')}
      />
    </div>
  );
}

interface ShownRecord {
  readonly record: RecordLine;
  readonly names: Readonly<Record<string, string>>;
  readonly history: readonly RecordChange[];
}

/** Only what differs, and only what people fill in; a field emptied becomes null. */
function changesOf(body: FormBody, before: FormValues, after: FormValues): Record<string, Json> {
  const changed: Record<string, Json> = {};
  for (const { id, type } of body.fields) {
    const role = findFieldType(type)?.role;
    if (role !== 'value' && role !== 'section') continue;
    if (differs(before[id], after[id])) changed[id] = after[id] ?? null;
  }
  return changed;
}
