import { getTranslations } from 'next-intl/server';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import type { Content } from '@/lib/api/open-api-document';
import styles from './api-docs.module.css';
import { CodeBlock } from './code-block';
import { type Call, curlSample, scriptSample } from './samples';
import { type SchemaRow, schemaRows, typeName } from './schema-rows';

interface OperationEntryProps {
  readonly call: Call;
  /** Address of the API. */
  readonly base: string;
}

/** One address: closed it is a line, open it says what goes in, what comes back, and shows the call. */
export async function OperationEntry({ call, base }: OperationEntryProps) {
  const t = await getTranslations('apiDocs.operation');
  const { method, path, operation } = call;
  const { parameters, requestBody, responses } = operation;
  const given: SchemaRow[] = [
    ...parameters.map((one) => ({
      name: one.name,
      type: typeName(one.schema),
      required: one.required,
      about: [t(one.in), one.description].filter(Boolean).join(' · '),
    })),
    ...schemaRows(requestBody?.content?.['application/json']?.schema),
  ];
  const done = Object.entries(responses).find(([status]) => status !== 'default')?.[1];
  const answered = schemaRows(done?.content?.['application/json']?.schema);
  const other = otherTypes(done);
  const words = { name: t('name'), type: t('type'), about: t('about') };
  return (
    <details className={styles.entry} id={operation.operationId} data-find={findable(call)}>
      <summary className={styles.line}>
        <span className={styles.method} data-method={method}>
          {method}
        </span>
        <code className={styles.path}>{path}</code>
        <span className={styles.summary} lang="en">
          {operation.summary}
        </span>
      </summary>
      <div className={styles.inside}>
        <p className={styles.who}>
          {operation['x-scope']
            ? t.rich('scope', { scope: () => <code>{operation['x-scope']}</code> })
            : t(whoOf(call))}
        </p>
        {given.length > 0 && (
          <>
            <h4 className={styles.small}>{t('given')}</h4>
            <DataTable
              caption={`${t('given')} ${path}`}
              columns={columnsOf(words, t('required'))}
              rows={given}
              keyOf={keyOf}
            />
          </>
        )}
        {(answered.length > 0 || other) && <h4 className={styles.small}>{t('answer')}</h4>}
        {other && <p className={styles.text}>{other}</p>}
        {answered.length > 0 && (
          <DataTable caption={`${t('answer')} ${path}`} columns={columnsOf(words)} rows={answered} keyOf={keyOf} />
        )}
        <h4 className={styles.small}>{t('sample')}</h4>
        <CodeBlock text={curlSample(base, call)} />
        <CodeBlock text={scriptSample(base, call)} />
      </div>
    </details>
  );
}

const keyOf = (row: SchemaRow) => row.name + row.about;

/** `needed` marks what must be sent; of an answer everybody knows that it is there. */
function columnsOf(words: { name: string; type: string; about: string }, needed?: string): TableColumn<SchemaRow>[] {
  return [
    {
      name: 'name',
      label: words.name,
      cell: (row) => (
        <>
          <code>{row.name}</code>
          {needed && row.required && <span className={styles.need}>{needed}</span>}
        </>
      ),
    },
    { name: 'type', label: words.type, cell: (row) => <code>{row.type}</code> },
    { name: 'about', label: words.about, cell: (row) => row.about },
  ];
}

function whoOf({ operation }: Call): 'open' | 'member' | 'staff' {
  if (operation.security.some((one) => Object.keys(one).length === 0)) return 'open';
  return operation.security.some((one) => 'member' in one) ? 'member' : 'staff';
}

/** What comes back besides JSON. */
function otherTypes(answer: Content | undefined): string {
  return Object.keys(answer?.content ?? {})
    .filter((type) => type !== 'application/json')
    .join(', ');
}

function findable({ method, path, operation }: Call): string {
  return `${method} ${path} ${operation.operationId} ${operation.summary}`.toLowerCase();
}
