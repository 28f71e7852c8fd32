import { getLocale } from 'next-intl/server';
import { memberReads } from '@/app/_entry/page-access';
import { portalApp } from '@/app/_entry/portal-app';
import { MemberHome } from '@/components/portal/member-home';
import { RecentLines } from '@/components/portal/recent-lines';
import { Welcome } from '@/components/portal/welcome';
import { portalHome } from '@/engine/reads/portal-home';
import { portalStatement } from '@/engine/reads/portal-statement';
import { chooseLocale } from '@/lib/i18n/locales';

const RECENT = 3;

export default async function PortalPage({ params }: PageProps<'/m/[app]'>) {
  const { app: address } = await params;
  const [app, tag] = await Promise.all([portalApp(address), getLocale()]);
  const locale = chooseLocale(tag, null);
  const reads = await memberReads(app.workspaceId);
  if (!reads) return <Welcome app={app} locale={locale} />;
  const home = await reads.run(portalHome, { app: app.key });
  const recent = home.currency ? await reads.run(portalStatement, { app: app.key, locale, limit: RECENT }) : null;
  return (
    <MemberHome home={home} app={address} locale={locale}>
      {recent && <RecentLines lines={recent.lines} app={address} locale={locale} timeZone={app.timeZone} />}
    </MemberHome>
  );
}
