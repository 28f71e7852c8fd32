import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { Counter } from '@/components/counter/counter';
import { Texts } from '@/components/shell/texts';
import { PageHeader } from '@/components/ui/page-header';
import { counterSetup } from '@/engine/reads/counter-setup';
import { chooseLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('counter');
  return { title: t('title') };
}

export default async function CounterPage({ params }: PageProps<'/desk/[app]/counter'>) {
  const [{ app }, { run }, tag, t] = await Promise.all([params, pageReads(), getLocale(), getTranslations('counter')]);
  const setup = await orNotFound(run(counterSetup, { app }));
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Texts areas={['counter', 'ledger', 'portal']} timeZone={setup.timeZone}>
        <Counter app={app} setup={setup} locale={chooseLocale(tag, null)} />
      </Texts>
    </>
  );
}
