import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageReads } from '@/app/_entry/page-access';
import { PasswordForm } from '@/components/account/password-form';
import { ProfileForm } from '@/components/account/profile-form';
import { SecondFactorCard } from '@/components/account/second-factor-card';
import { SessionList } from '@/components/account/session-list';
import { Texts } from '@/components/shell/texts';
import { PageHeader } from '@/components/ui/page-header';
import { myAccount } from '@/engine/reads/my-account';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const [{ run }, t] = await Promise.all([pageReads(), getTranslations('settings.account')]);
  const me = await run(myAccount, {});
  const { timeZone, locale } = me.workspace;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Texts areas={['settings']} timeZone={timeZone}>
        <div className={styles.stack}>
          <ProfileForm name={me.name} locale={me.locale ?? locale} />
          <SecondFactorCard />
          <PasswordForm />
          <SessionList timeZone={timeZone} />
        </div>
      </Texts>
    </>
  );
}
