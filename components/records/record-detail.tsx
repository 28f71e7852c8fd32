import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import { DataTable } from '@/components/ui/data-table';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { sentenceText } from '@/components/words/sentence-text';
import { compileForm } from '@/engine/forms/compile';
import type { CompiledField } from '@/engine/forms/compile-field';
import type { FormBody } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import { type Locale, localText } from '@/engine/kernel/text';
import { RecordCell } from './record-cell';
import { textOf, valueFields } from './record-fields';
import { RecordHistory } from './record-history';
import styles from './records.module.css';
import type { CaseWay, RecordChange, RecordLine } from './types';

const TONES: Readonly<Record<CaseWay['steps'][number]['state'], Tone>> = {
  idle: 'neutral',
  waiting: 'neutral',
  active: 'accent',
  passed: 'ok',
  rejected: 'bad',
  cancelled: 'neutral',
  parked: 'warn',
};

interface RecordDetailProps {
  readonly app: string;
  /** May the reader see everything that happened in the case? */
  readonly mayFollow: boolean;
  readonly body: FormBody;
  readonly record: RecordLine;
  readonly history: readonly RecordChange[];
  readonly way: CaseWay | null;
  readonly names: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** A record as it stands, the way of its case, and how it came to be so. */
export async function RecordDetail(props: RecordDetailProps) {
  const { app, mayFollow, body, record, history, way, names, locale, timeZone } = props;
  const [t, words, inbox, say] = await Promise.all([
    getTranslations('recordsDesk'),
    getTranslations('fields.words'),
    getTranslations('inbox'),
    getTranslations(),
  ]);
  const context = {
    locale,
    timeZone,
    names: new Map(Object.entries(names)),
    say: (name: string) => words(name as never),
  };
  const form = compileForm(body);
  const cell = (field: CompiledField, value: Json | undefined) =>
    value === null || value === undefined ? (
      <span className={styles.soft}>—</span>
    ) : (
      <RecordCell
        field={field.field}
        value={value}
        text={textOf(field, value, context)}
        locale={locale}
        timeZone={timeZone}
      />
    );
  const sections = [...form.rows].flatMap(([id, fields]) => {
    const rows = record.values[id];
    const title = localText(form.fields.get(id)?.field.title, locale) || id;
    return Array.isArray(rows) && rows.length ? [{ id, title, fields, rows: rows as readonly Row[] }] : []; // rows of a section are objects
  });
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Card title={t('content')}>
          <DataList
            items={valueFields(form).map((field) => ({
              name: localText(field.field.title, locale) || field.id,
              value: cell(field, record.values[field.id]),
            }))}
          />
        </Card>
        {sections.map(({ id, title, fields, rows }) => (
          <Card key={id} title={title} flush>
            <DataTable
              caption={title}
              columns={fields.map((field) => ({
                name: field.id,
                label: localText(field.field.title, locale) || field.id,
                cell: ({ row }: { readonly row: Row; readonly index: number }) => cell(field, row[field.id]),
              }))}
              rows={rows.map((row, index) => ({ row, index }))}
              keyOf={({ index }) => String(index)}
            />
          </Card>
        ))}
      </div>
      <div className={styles.stack}>
        {way && (
          <Card
            title={inbox('way')}
            lead={inbox(`caseStatus.${way.status}` as never)}
            actions={
              mayFollow && (
                <ButtonLink size="s" href={route(`/desk/${app}/cases/${way.caseId}`)}>
                  {inbox('story')}
                </ButtonLink>
              )
            }
          >
            <ol className={styles.lines}>
              {way.steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name, and their order never changes
                <li key={index}>
                  <StatusPill tone={TONES[step.state]}>{inbox(`state.${step.state}`)}</StatusPill>
                  {localText(step.title, locale)}
                  {step.reasons.map((reason) => (
                    <span className={styles.soft} key={reason.key}>
                      {sentenceText(say, reason, locale)}
                    </span>
                  ))}
                </li>
              ))}
            </ol>
          </Card>
        )}
        <Card title={t('history')}>
          <RecordHistory form={form} record={record} history={history} context={context} />
        </Card>
      </div>
    </div>
  );
}

type Row = { readonly [field: string]: Json };
