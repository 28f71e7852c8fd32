import { getTranslations } from 'next-intl/server';
import type { ReadTextContext } from '@/engine/fields/field-type';
import type { CompiledForm } from '@/engine/forms/compile';
import type { Json } from '@/engine/kernel/json';
import { localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import { textOf } from './record-fields';
import styles from './records.module.css';
import type { RecordChange, RecordLine } from './types';

interface RecordHistoryProps {
  readonly form: CompiledForm;
  readonly record: RecordLine;
  readonly history: readonly RecordChange[];
  readonly context: ReadTextContext;
}

/** Who changed what, field by field, the latest first; the creation closes the list. */
export async function RecordHistory({ form, record, history, context }: RecordHistoryProps) {
  const t = await getTranslations('recordsDesk');
  const { locale, timeZone } = context;
  const lines = [...history].sort((a, b) => b.revision - a.revision);
  const said = (id: string, value: Json) => {
    const field = form.fields.get(id);
    if (value === null) return t('blank');
    if (Array.isArray(value) && field?.type.role === 'section') return t('rows', { count: value.length });
    return field ? textOf(field, value, context) : JSON.stringify(value);
  };
  return (
    <ol className={styles.log}>
      {lines.map((line) => (
        <li key={line.revision}>
          <span>
            <strong>{line.who || t('system')}</strong> {t(`action.${line.action}` as never)}
          </span>
          {Object.entries(line.changes).map(([id, [old, fresh]]) => (
            <span key={id}>
              {t('changed', {
                field: localText(form.fields.get(id)?.field.title, locale) || id,
                before: said(id, old),
                after: said(id, fresh),
              })}
            </span>
          ))}
          <time className={styles.soft} dateTime={line.at}>
            {formatMoment(Date.parse(line.at), locale, timeZone)} · {t(`door.${line.door}` as never)}
          </time>
        </li>
      ))}
      <li>
        <span>{t('action.created')}</span>
        <time className={styles.soft} dateTime={record.createdAt}>
          {formatMoment(Date.parse(record.createdAt), locale, timeZone)} · {t(`door.${record.door}` as never)}
        </time>
      </li>
    </ol>
  );
}
