import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { LogoSection } from '@/components/settings/logo-section';
import styles from '@/components/settings/settings.module.css';
import { WorkspaceForm } from '@/components/settings/workspace-form';
import { PageHeader } from '@/components/ui/page-header';
import { showWorkspace } from '@/engine/reads/show-workspace';
import { timeZones } from '@/lib/i18n/time-zones';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.workspace');
  return { title: t('title') };
}

export default async function WorkspacePage() {
  const [{ run }, t] = await Promise.all([pageReads(), getTranslations('settings.workspace')]);
  const { name, timeZone, locale, logo } = await run(showWorkspace, {});
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className={styles.stack}>
        <WorkspaceForm name={name} timeZone={timeZone} locale={locale} timeZones={timeZones()} />
        <LogoSection logo={logo} />
      </div>
    </>
  );
}
