import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireMember } from '@/app/_entry/portal-access';
import { services } from '@/app/_entry/services';
import styles from '@/components/portal/portal.module.css';
import { ProfileEdit } from '@/components/portal/profile-edit';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { PageHeader } from '@/components/ui/page-header';
import { portalProfile } from '@/engine/reads/portal-profile';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.me');
  return { title: t('editLabel') };
}

export default async function EditProfilePage({ params }: PageProps<'/m/[app]/me/edit'>) {
  const { app: address } = await params;
  const [{ run, app, locale }, { store }, t] = await Promise.all([
    requireMember(address),
    services(),
    getTranslations('portal.me'),
  ]);
  const { profile } = await run(portalProfile, { app: app.key });
  if (!profile) notFound();
  return (
    <div className={styles.stack}>
      <PageHeader title={t('editLabel')} back={{ href: route(`/m/${address}/me`), text: t('title') }} />
      <Texts areas={['portal', 'renderer', 'fields', 'forms']} timeZone={app.timeZone}>
        <ProfileEdit
          app={address}
          profile={profile}
          context={{ timeZone: app.timeZone, locale, now: store.clock(), door: 'portal', actor: 'member' }}
        />
      </Texts>
    </div>
  );
}
