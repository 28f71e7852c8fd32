import { IconDownload, IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { openApiDocument } from '@/app/_entry/api/open-api';
import { staffReads } from '@/app/_entry/page-access';
import { services } from '@/app/_entry/services';
import { ApiDocs } from '@/components/api-docs/api-docs';
import { faultCodes } from '@/components/api-docs/fault-codes';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/engine/permissions/can';
import { documentedForms } from '@/engine/reads/documented-forms';
import { readEnv } from '@/lib/env';
import { catalogue } from '@/lib/i18n/catalogue';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apiDocs');
  return { title: t('title') };
}

/** Open to everybody, as the document for programs is; the forms of a company are shown to its staff. */
export default async function ApiPage() {
  const [t, reads, { store }, locale] = await Promise.all([
    getTranslations('apiDocs'),
    staffReads(),
    services(),
    getLocale(),
  ]);
  const forms = reads ? await store.read((tx) => documentedForms(tx, reads.actor)) : [];
  const mayMakeKeys = reads !== null && can(reads.actor, 'keys:manage');
  const actions = (
    <>
      {mayMakeKeys && (
        <ButtonLink href="/settings/keys" icon={<IconKey aria-hidden="true" />}>
          {t('keys')}
        </ButtonLink>
      )}
      <ButtonLink href="/api/v1/openapi.json" external icon={<IconDownload aria-hidden="true" />}>
        {t('document')}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={actions} />
      <ApiDocs
        document={openApiDocument(readEnv().publicUrl, forms)}
        codes={faultCodes(catalogue(chooseLocale(locale, null)))}
      />
    </>
  );
}
