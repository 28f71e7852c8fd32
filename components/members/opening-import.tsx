'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type ApiProblem, callApi } from '@/components/api/client';
import { ProblemMessage, problemWords } from '@/components/api/problem-message';
import { useCommand } from '@/components/api/use-command';
import { ChooseSheet, type ChosenSheet } from '@/components/records/choose-sheet';
import { ImportProgress } from '@/components/records/import-progress';
import type { ImportState } from '@/components/records/import-types';
import records from '@/components/records/records.module.css';
import { SheetColumns } from '@/components/records/sheet-columns';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckField } from '@/components/ui/check-field';
import { DataList } from '@/components/ui/data-list';
import control from '@/components/ui/field.module.css';
import type { Choice } from '@/components/ui/select-field';
import type { Locale } from '@/engine/kernel/text';
import { formatNumber } from '@/lib/i18n/format';

interface OpeningImportProps {
  readonly app: string;
  readonly locale: Locale;
  /** What a column can mean. */
  readonly options: readonly Choice[];
  readonly mayCreate: boolean;
  readonly mayUndo: boolean;
  readonly imports: readonly ImportState[];
}

interface Checked {
  readonly rows: number;
  readonly points: number;
  readonly known: number;
  readonly unknown: number;
  readonly refused: number;
  readonly bad: readonly { readonly row: number; readonly reason: string }[];
}

/** Opening balances from a sheet: say what its columns mean, read the totals, and only then bring them in. */
export function OpeningImport(props: OpeningImportProps) {
  const { app, imports, mayUndo } = props;
  const importing = useTranslations('recordsDesk.importing');
  const ui = useTranslations('ui');
  const [sheet, setSheet] = useState<ChosenSheet | null>(null);
  const [known, setKnown] = useState(imports);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const address = `/apps/${app}/opening-imports`;

  const started = async (id: string) => {
    setSheet(null);
    const result = await callApi<ImportState>('GET', `/imports/${id}`);
    if (result.ok) setKnown((before) => [result.value, ...before]);
    else setProblem(result.problem);
  };

  return (
    <div className={records.stack}>
      <ChooseSheet previewAt={`${address}/preview`} onChosen={setSheet} />
      {sheet && (
        <Card title={importing('mapping')} lead={importing('mappingLead')}>
          <Mapping key={sheet.file} {...props} address={address} sheet={sheet} onStarted={(id) => void started(id)} />
        </Card>
      )}
      <ProblemMessage problem={problem} words={problemWords(ui)} />
      {known.map((one) => (
        <Card key={one.id}>
          <ImportProgress begun={one} mayUndo={mayUndo} />
        </Card>
      ))}
    </div>
  );
}

interface MappingProps extends OpeningImportProps {
  readonly address: string;
  readonly sheet: ChosenSheet;
  onStarted(id: string): void;
}

function Mapping({ address, sheet, options, mayCreate, locale, onStarted }: MappingProps) {
  const t = useTranslations('membersDesk.opening');
  const importing = useTranslations('recordsDesk.importing');
  const ui = useTranslations('ui');
  const { file, preview } = sheet;
  const [columns, setColumns] = useState<(string | null)[]>([...preview.columns]);
  const [header, setHeader] = useState(preview.header);
  const [createMembers, setCreateMembers] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [checking, setChecking] = useState(false);
  const { run, pending, problem } = useCommand<{ id: string }>();
  const plan = { file, format: preview.format, header, columns, createMembers, locale };
  const refused = problem ?? refusal;
  /** Whatever is changed must be looked at again. */
  const change = (next: () => void) => {
    next();
    setChecked(null);
    setRefusal(null);
  };

  const check = async () => {
    setChecking(true);
    const result = await callApi<Checked>('GET', `${address}/check`, { body: { plan: JSON.stringify(plan) } });
    setChecked(result.ok ? result.value : null);
    setRefusal(result.ok ? null : result.problem);
    setChecking(false);
  };
  const start = async () => {
    const result = await run('POST', address, { plan });
    if (result.ok) onStarted(result.value.id);
  };

  return (
    <div className={records.stack}>
      <CheckField
        label={importing('header')}
        checked={header}
        onChange={(event) => change(() => setHeader(event.target.checked))}
      />
      <SheetColumns
        preview={preview}
        header={header}
        columns={columns}
        options={options}
        onChange={(next) => change(() => setColumns(next))}
      />
      {mayCreate && (
        <CheckField
          label={t('createMembers')}
          checked={createMembers}
          onChange={(event) => change(() => setCreateMembers(event.target.checked))}
        />
      )}
      <ProblemMessage problem={refused} words={problemWords(ui)} />
      {refused?.problems.map((one) => (
        <p key={one.path + one.code} className={control.problem}>
          {one.message}
        </p>
      ))}
      {checked && (
        <section className={records.stack} aria-label={t('checked')} role="status">
          <h3>{t('checked')}</h3>
          <p className={records.soft}>{t('checkedLead')}</p>
          <DataList
            items={(['rows', 'points', 'known', 'unknown', 'refused'] as const).map((name) => ({
              name: t(name),
              value: formatNumber(checked[name], locale),
            }))}
          />
          <ul className={records.log}>
            {checked.bad.map((one) => (
              <li key={one.row} className={control.problem}>
                {t('badRow', { row: one.row, reason: one.reason })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={records.tools}>
        <Button look={checked ? 'plain' : 'primary'} pending={checking} onClick={() => void check()}>
          {t('check')}
        </Button>
        {checked && checked.points > 0 && (
          <Button look="primary" pending={pending} onClick={() => void start()}>
            {t('start', { points: formatNumber(checked.points, locale) })}
          </Button>
        )}
      </div>
    </div>
  );
}
