import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireMember } from '@/app/_entry/portal-access';
import { ChangePhone } from '@/components/portal/change-phone';
import { MemberAccount } from '@/components/portal/member-account';
import styles from '@/components/portal/portal.module.css';
import { ProfileList } from '@/components/portal/profile-list';
import { Texts } from '@/components/shell/texts';
import { portalProfile } from '@/engine/reads/portal-profile';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.me');
  return { title: t('title') };
}

export default async function MePage({ params }: PageProps<'/m/[app]/me'>) {
  const { app: address } = await params;
  const [{ run, app, locale }, t] = await Promise.all([requireMember(address), getTranslations('portal.me')]);
  const profile = await run(portalProfile, { app: app.key });
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{t('title')}</h1>
      <ProfileList app={address} profile={profile} locale={locale} timeZone={app.timeZone} />
      <Texts areas={['portal']}>
        <ChangePhone app={address} />
        <MemberAccount app={address} hasPassword={profile.hasPassword} />
      </Texts>
    </div>
  );
}
