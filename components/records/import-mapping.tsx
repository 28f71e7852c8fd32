'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { Button } from '@/components/ui/button';
import { CheckField } from '@/components/ui/check-field';
import control from '@/components/ui/field.module.css';
import { FormMessage } from '@/components/ui/form-message';
import { SelectField } from '@/components/ui/select-field';
import { findFieldType } from '@/engine/fields/registry';
import type { FormBody } from '@/engine/forms/schema';
import type { Locale } from '@/engine/kernel/text';
import { importableFields } from '@/engine/records/import/guess-columns';
import { IMPORT_MODES, type ImportPlan } from '@/engine/records/import/plan';
import { columnTitle } from '@/engine/records/sheet/columns';
import type { SheetPreview } from './import-types';
import styles from './records.module.css';
import { SheetColumns } from './sheet-columns';

interface ImportMappingProps {
  readonly address: string;
  readonly file: string;
  readonly preview: SheetPreview;
  readonly body: FormBody;
  readonly locale: Locale;
  onStarted(id: string): void;
}

/** Which column fills which field, and what happens to records that are there already. */
export function ImportMapping({ address, file, preview, body, locale, onStarted }: ImportMappingProps) {
  const t = useTranslations('recordsDesk.importing');
  const ui = useTranslations('ui');
  const { run, pending, problem } = useCommand<{ id: string }>();
  const [columns, setColumns] = useState<(string | null)[]>([...preview.columns]);
  const [header, setHeader] = useState(preview.header);
  const [mode, setMode] = useState<ImportPlan['mode']>('add');
  const [keyField, setKeyField] = useState<string | null>(null);
  const [createMembers, setCreateMembers] = useState(false);
  const fields = importableFields(body);
  const options = fields.map((column) => ({ value: column.id, label: columnTitle(column, locale) }));
  const mapped = fields.filter(({ id }) => columns.includes(id));
  const keys = mapped.filter(
    ({ section, field }) => !section && (field.unique || findFieldType(field.type)?.alwaysUnique),
  );
  const picksMembers = mapped.some(({ field }) => {
    const type = findFieldType(field.type);
    return type?.picks?.(type.settings.parse(field.settings)) === 'member';
  });
  const key = keys.find(({ id }) => id === keyField)?.id ?? keys[0]?.id ?? null;

  const start = async () => {
    const plan = {
      file,
      format: preview.format,
      header,
      columns,
      mode,
      keyField: mode === 'add' ? null : key,
      createMembers: createMembers && picksMembers,
      locale,
    };
    const result = await run('POST', address, { plan });
    if (result.ok) onStarted(result.value.id);
  };

  return (
    <div className={styles.stack}>
      <CheckField label={t('header')} checked={header} onChange={(event) => setHeader(event.target.checked)} />
      <SheetColumns preview={preview} header={header} columns={columns} options={options} onChange={setColumns} />
      {fields.some(({ section }) => section) && <p className={styles.soft}>{t('rowsBelow')}</p>}
      <SelectField
        label={t('mode')}
        value={mode}
        options={IMPORT_MODES.map((value) => ({ value, label: t(`modes.${value}`) }))}
        onChange={(event) => setMode(IMPORT_MODES.find((one) => one === event.target.value) ?? mode)}
      />
      {mode !== 'add' &&
        (key ? (
          <SelectField
            label={t('keyField')}
            value={key}
            options={options.filter(({ value }) => keys.some(({ id }) => id === value))}
            onChange={(event) => setKeyField(event.target.value)}
          />
        ) : (
          <FormMessage tone="info">{t('noKey')}</FormMessage>
        ))}
      {picksMembers && (
        <CheckField
          label={t('createMembers')}
          checked={createMembers}
          onChange={(event) => setCreateMembers(event.target.checked)}
        />
      )}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      {problem?.problems.map((one) => (
        <p key={one.path + one.code} className={control.problem}>
          {one.message}
        </p>
      ))}
      <div className={styles.tools}>
        <Button
          look="primary"
          pending={pending}
          disabled={mapped.length === 0 || (mode !== 'add' && key === null)}
          onClick={() => void start()}
        >
          {t('start')}
        </Button>
      </div>
    </div>
  );
}
