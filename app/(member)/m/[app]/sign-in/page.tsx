import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { demoMember } from '@/app/_entry/demo-sign-ins';
import { portalApp } from '@/app/_entry/portal-app';
import { PhoneSignIn } from '@/components/portal/phone-sign-in';
import { Texts } from '@/components/shell/texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.signIn');
  return { title: t('title') };
}

export default async function MemberSignInPage({ params }: PageProps<'/m/[app]/sign-in'>) {
  const { app: address } = await params;
  await portalApp(address);
  return (
    <Texts areas={['portal']}>
      <PhoneSignIn app={address} demo={await demoMember(address)} />
    </Texts>
  );
}
