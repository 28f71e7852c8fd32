import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { JsonSchema, OpenApiDocument } from '@/lib/api/open-api-document';
import styles from './api-docs.module.css';
import { ApiRules } from './api-rules';
import { CodeBlock } from './code-block';
import type { FaultCode } from './fault-codes';
import { Finder } from './finder';
import { OperationEntry } from './operation-entry';
import { type Call, curlSample, scriptSample } from './samples';
import { schemaRows } from './schema-rows';
import { TryIt } from './try-it';

interface ApiDocsProps {
  readonly document: OpenApiDocument;
  readonly codes: readonly { readonly area: string; readonly codes: readonly FaultCode[] }[];
}

const SECTIONS = ['start', 'rules', 'try', 'operations', 'forms', 'codes'] as const;

/** The API document for people, made from the same value as the one for programs. */
export async function ApiDocs({ document, codes }: ApiDocsProps) {
  const t = await getTranslations('apiDocs');
  const base = document.servers[0]?.url ?? '';
  const calls = callsOf(document);
  const first = calls.find(({ operation }) => operation.operationId === 'create-record');
  const forms = Object.entries(document.components.schemas).filter(([name]) => name.includes('.'));
  const code = (words: ReactNode) => <code>{words}</code>;
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label={t('contents')}>
        {SECTIONS.map((name) => (
          <a key={name} href={`#${name}`}>
            {t(`sections.${name}`)}
          </a>
        ))}
      </nav>
      <div className={styles.body}>
        <Section name="start" title={t('sections.start')} lead={t.rich('start', { code, url: base })}>
          {first && <CodeBlock text={curlSample(base, started(first))} />}
          {first && <CodeBlock text={scriptSample(base, started(first))} />}
        </Section>
        <Section name="rules" title={t('sections.rules')}>
          <ApiRules />
        </Section>
        <Section name="try" title={t('sections.try')} lead={t('try.lead')}>
          <TryIt reads={calls.filter(isTryable).map(({ path, operation }) => tryable(path, operation))} />
        </Section>
        <Section name="operations" title={t('sections.operations')} lead={t('operationsLead')}>
          <Finder />
          {document.tags.map(({ name }) => (
            <section key={name} className={styles.group} aria-label={tagTitle(t, name)} data-find-in="">
              <h3 className={styles.heading}>{tagTitle(t, name)}</h3>
              {calls
                .filter(({ operation }) => operation.tags.includes(name))
                .map((call) => (
                  <OperationEntry key={call.operation.operationId} call={call} base={base} />
                ))}
            </section>
          ))}
        </Section>
        <Section name="forms" title={t('sections.forms')} lead={t(forms.length ? 'formsLead' : 'formsSignIn')}>
          {forms.map(([name, schema]) => (
            <FormEntry key={name} name={name} schema={schema} />
          ))}
        </Section>
        <Section name="codes" title={t('sections.codes')} lead={t('codesLead')}>
          {codes.map((one) => (
            <details key={one.area} className={styles.entry}>
              <summary className={styles.line}>
                <code className={styles.path}>{one.area}</code>
                <span className={styles.summary}>{t('codeCount', { count: one.codes.length })}</span>
              </summary>
              <div className={styles.inside}>
                <DataTable
                  caption={one.area}
                  rows={one.codes}
                  keyOf={(row) => row.code + row.text}
                  columns={[
                    { name: 'code', label: t('code'), cell: (row) => <code>{row.code}</code> },
                    { name: 'text', label: t('meaning'), cell: (row) => row.text },
                  ]}
                />
              </div>
            </details>
          ))}
        </Section>
      </div>
    </div>
  );
}

function Section(props: {
  readonly name: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div id={props.name} className={styles.section}>
      <Card title={props.title} lead={props.lead}>
        {props.children}
      </Card>
    </div>
  );
}

async function FormEntry({ name, schema }: { readonly name: string; readonly schema: JsonSchema }) {
  const t = await getTranslations('apiDocs');
  const [example] = (schema.examples ?? []) as readonly unknown[];
  const values = example as Readonly<Record<string, unknown>>; // an example of an object
  return (
    <details className={styles.entry}>
      <summary className={styles.line}>
        <code className={styles.path}>{name}</code>
        <span className={styles.summary}>{String(schema.title)}</span>
      </summary>
      <div className={styles.inside}>
        <DataTable
          caption={name}
          rows={schemaRows(schema)}
          keyOf={(row) => row.name}
          columns={[
            {
              name: 'name',
              label: t('operation.name'),
              cell: (row) => (
                <>
                  <code>{row.name}</code>
                  {row.required && <span className={styles.need}>{t('operation.required')}</span>}
                </>
              ),
            },
            { name: 'type', label: t('operation.type'), cell: (row) => <code>{row.type}</code> },
            { name: 'about', label: t('operation.about'), cell: (row) => row.about },
            { name: 'example', label: t('example'), cell: (row) => <Example value={values[row.name]} /> },
          ]}
        />
        <h4 className={styles.small}>{t('example')}</h4>
        <CodeBlock text={JSON.stringify({ values: example }, null, 2)} />
      </div>
    </details>
  );
}

function Example({ value }: { readonly value: unknown }) {
  return value === undefined ? null : <code>{JSON.stringify(value)}</code>;
}

function callsOf({ paths }: OpenApiDocument): Call[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The first call anybody makes: an order, with its number in the till as the source. */
function started({ method, operation }: Call): Call {
  const example = { values: { member: '13800000000', amount: 48 }, source: 'till-3:4711' };
  const requestBody = { required: true, content: { 'application/json': { example } } };
  return { method, path: '/apps/cafe/forms/order/records', operation: { ...operation, requestBody } };
}

function isTryable({ method, operation }: Call): boolean {
  return method === 'GET' && operation['x-scope'] !== undefined && hasJson(operation);
}

function hasJson({ responses }: Call['operation']): boolean {
  return responses['200']?.content?.['application/json'] !== undefined;
}

function tryable(path: string, { operationId, parameters }: Call['operation']) {
  return {
    name: operationId,
    path,
    parameters: parameters.map((one) => ({ name: one.name, in: one.in, required: one.required })),
  };
}

function tagTitle(t: Awaited<ReturnType<typeof getTranslations<'apiDocs'>>>, name: string): string {
  const key = `tags.${name}`;
  return t.has(key) ? t(key) : name;
}
