import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireMember } from '@/app/_entry/portal-access';
import { ChangePhone } from '@/components/portal/change-phone';
import { MemberAccount } from '@/components/portal/member-account';
import { ProfileList } from '@/components/portal/profile-list';
import { Texts } from '@/components/shell/texts';
import { portalProfile } from '@/engine/reads/portal-profile';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.me');
  return { title: t('title') };
}

export default async function MePage({ params }: PageProps<'/m/[app]/me'>) {
  const { app: address } = await params;
  const { run, app, locale } = await requireMember(address);
  const profile = await run(portalProfile, { app: app.key, locale });
  return (
    <>
      <ProfileList profile={profile} locale={locale} />
      <Texts areas={['portal']}>
        <ChangePhone app={address} />
        <MemberAccount app={address} hasPassword={profile.hasPassword} />
      </Texts>
    </>
  );
}
