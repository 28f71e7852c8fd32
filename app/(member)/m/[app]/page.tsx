import { getLocale } from 'next-intl/server';
import { memberReads } from '@/app/_entry/page-access';
import { portalApp } from '@/app/_entry/portal-app';
import { MemberHome } from '@/components/portal/member-home';
import { Welcome } from '@/components/portal/welcome';
import { portalHome } from '@/engine/reads/portal-home';
import { chooseLocale } from '@/lib/i18n/locales';

export default async function PortalPage({ params }: PageProps<'/m/[app]'>) {
  const { app: address } = await params;
  const [app, tag] = await Promise.all([portalApp(address), getLocale()]);
  const locale = chooseLocale(tag, null);
  const reads = await memberReads(app.workspaceId);
  if (!reads) return <Welcome app={app} locale={locale} />;
  const home = await reads.run(portalHome, { app: app.key });
  return <MemberHome home={home} app={address} locale={locale} />;
}
