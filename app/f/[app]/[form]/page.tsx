import { IconUserPlus } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { orNotFound } from '@/app/_entry/or-not-found';
import { publicReads } from '@/app/_entry/page-access';
import { portalApp } from '@/app/_entry/portal-app';
import { PublicForm } from '@/components/renderer/public-form';
import { AccentStyle } from '@/components/shell/accent-style';
import { PortalFrame } from '@/components/shell/portal-frame';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { CompanyLogo } from '@/components/ui/company-logo';
import { EmptyState } from '@/components/ui/empty-state';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { PageHeader } from '@/components/ui/page-header';
import { localText } from '@/engine/kernel/text';
import { publicForm } from '@/engine/reads/public-form';
import { chooseLocale } from '@/lib/i18n/locales';

const asked = cache(async (address: string, form: string) => {
  const app = await portalApp(address);
  const { run } = await publicReads(app);
  return { app, form: await orNotFound(run(publicForm, { app: address, form })) };
});

export async function generateMetadata({ params }: PageProps<'/f/[app]/[form]'>): Promise<Metadata> {
  const [{ app: address, form: key }, tag] = await Promise.all([params, getLocale()]);
  const { app, form } = await asked(address, key);
  const locale = chooseLocale(tag, null);
  return { title: { absolute: `${localText(form.body.title, locale)} · ${localText(app.title, locale)}` } };
}

export default async function PublicFormPage({ params }: PageProps<'/f/[app]/[form]'>) {
  const [{ app: address, form: key }, tag, t] = await Promise.all([
    params,
    getLocale(),
    getTranslations('renderer.public'),
  ]);
  const { app, form } = await asked(address, key);
  const locale = chooseLocale(tag, null);
  const { body } = form;
  return (
    <>
      <AccentStyle accent={app.accent} />
      <PortalFrame
        logo={app.logo && <CompanyLogo id={app.logo} size={32} />}
        title={localText(app.title, locale)}
        home={route(`/m/${address}`)}
        navigationLabel={app.company}
        navigation={[]}
        end={<LanguageSwitch />}
      >
        <PageHeader title={localText(body.title, locale)} lead={localText(body.description, locale)} />
        <Card>
          {body.purpose === 'member' ? (
            <EmptyState
              icon={<IconUserPlus aria-hidden="true" />}
              title={t('joinTitle')}
              action={
                <ButtonLink external look="primary" href={`/m/${address}/join`}>
                  {t('join')}
                </ButtonLink>
              }
            >
              {t('joinText')}
            </EmptyState>
          ) : (
            <Texts areas={['renderer', 'fields', 'forms', 'expressions']} timeZone={app.timeZone}>
              <PublicForm
                app={address}
                form={form.key}
                version={form.version}
                body={body}
                locale={locale}
                timeZone={app.timeZone}
                now={Date.now()}
              />
            </Texts>
          )}
        </Card>
      </PortalFrame>
    </>
  );
}
