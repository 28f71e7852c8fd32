import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { OPERATORS } from '@/engine/conditions/schema';
import { LIMITS } from '@/engine/kernel/limits';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import styles from './api-docs.module.css';
import { CodeBlock } from './code-block';

const STATUSES = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503] as const;
const MEGABYTE = 1_000_000;

const QUERY = {
  where: {
    all: [
      { field: 'amount', op: 'gte', value: 100 },
      {
        any: [
          { field: 'channel', op: 'in', value: ['counter', 'app'] },
          { field: 'note', op: 'notBlank' },
        ],
      },
    ],
  },
  sort: { field: 'record.createdAt', direction: 'desc' },
  limit: 50,
};

/** What holds for every address: keys, rates, retries, pages, conditions, conflicts, values, files, refusals. */
export async function ApiRules() {
  const [t, scopes] = await Promise.all([getTranslations('apiDocs.rules'), getTranslations('permissions.scopes')]);
  const code = (words: ReactNode) => <code>{words}</code>;
  return (
    <>
      <Rule title={t('keys.title')} text={t.rich('keys.text', { code })}>
        <DataTable
          caption={t('keys.caption')}
          rows={SCOPE_NAMES}
          keyOf={(scope) => scope}
          columns={[
            { name: 'scope', label: t('keys.scope'), tight: true, cell: (scope) => <code>{scope}</code> },
            { name: 'allows', label: t('keys.allows'), cell: (scope) => scopes(scope.replace(':', '.')) },
          ]}
        />
      </Rule>
      <Rule
        title={t('rates.title')}
        text={t.rich('rates.text', {
          code,
          key: LIMITS.keyRequestsPerMinute,
          person: LIMITS.personRequestsPerMinute,
          open: LIMITS.openRequestsPerMinute,
        })}
      >
        <CodeBlock
          text={`RateLimit-Policy: "minute";q=${LIMITS.keyRequestsPerMinute};w=60\nRateLimit: "minute";r=5999;t=42`}
        />
      </Rule>
      <Rule title={t('retries.title')} text={t.rich('retries.text', { code, length: LIMITS.idempotencyKeyLength })} />
      <Rule
        title={t('pages.title')}
        text={t.rich('pages.text', { code, page: LIMITS.pageSize, bulk: LIMITS.bulkRecords })}
      />
      <Rule title={t('conditions.title')} text={t.rich('conditions.text', { code, operators: OPERATORS.join(', ') })}>
        <CodeBlock text={JSON.stringify(QUERY, null, 2)} />
      </Rule>
      <Rule title={t('conflicts.title')} text={t.rich('conflicts.text', { code })} />
      <Rule title={t('values.title')} text={t.rich('values.text', { code })} />
      <Rule
        title={t('files.title')}
        text={t.rich('files.text', { code, upload: LIMITS.uploadBytes / MEGABYTE, body: LIMITS.bodyBytes / MEGABYTE })}
      />
      <Rule title={t('browsers.title')} text={t.rich('browsers.text', { code })} />
      <Rule title={t('refusals.title')} text={t.rich('refusals.text', { code })}>
        <DataTable
          caption={t('refusals.caption')}
          rows={STATUSES}
          keyOf={String}
          columns={[
            { name: 'status', label: t('refusals.status'), tight: true, cell: (status) => <code>{status}</code> },
            { name: 'means', label: t('refusals.means'), cell: (status) => t(`statuses.${status}`) },
          ]}
        />
      </Rule>
    </>
  );
}

function Rule({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <section className={styles.rule} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <p className={styles.text}>{text}</p>
      {children}
    </section>
  );
}
