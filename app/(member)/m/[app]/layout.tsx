import { IconGift, IconHome, IconListDetails, IconTicket, IconUser } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { memberReads } from '@/app/_entry/page-access';
import { portalApp } from '@/app/_entry/portal-app';
import { AccentStyle } from '@/components/shell/accent-style';
import { PortalFrame } from '@/components/shell/portal-frame';
import { route } from '@/components/shell/route';
import { CompanyLogo } from '@/components/ui/company-logo';
import { LanguageSwitch } from '@/components/ui/language-switch';
import { localText } from '@/engine/kernel/text';
import { chooseLocale } from '@/lib/i18n/locales';

const ICON = { size: 22, 'aria-hidden': true } as const;

export async function generateMetadata({ params }: LayoutProps<'/m/[app]'>): Promise<Metadata> {
  const { app: address } = await params;
  const [app, locale] = await Promise.all([portalApp(address), getLocale()]);
  const title = localText(app.title, chooseLocale(locale, null));
  return { title: { default: title, template: `%s · ${title}` }, applicationName: title };
}

export default async function PortalLayout({ children, params }: LayoutProps<'/m/[app]'>) {
  const { app: address } = await params;
  const [app, tag, t, say] = await Promise.all([
    portalApp(address),
    getLocale(),
    getTranslations('shell.portal'),
    getTranslations('portal.navigation'),
  ]);
  const known = await memberReads(app.workspaceId);
  const navigation = [
    { href: route(`/m/${address}`), label: say('home'), icon: <IconHome {...ICON} />, exact: true },
    { href: route(`/m/${address}/rewards`), label: say('rewards'), icon: <IconGift {...ICON} /> },
    { href: route(`/m/${address}/points`), label: say('points'), icon: <IconListDetails {...ICON} /> },
    { href: route(`/m/${address}/requests`), label: say('requests'), icon: <IconTicket {...ICON} /> },
    { href: route(`/m/${address}/me`), label: say('me'), icon: <IconUser {...ICON} /> },
  ];
  return (
    <>
      <AccentStyle accent={app.accent} />
      <PortalFrame
        logo={app.logo && <CompanyLogo id={app.logo} size={32} />}
        title={localText(app.title, chooseLocale(tag, null))}
        home={route(`/m/${address}`)}
        navigationLabel={t('navigation')}
        navigation={known ? navigation : []}
        end={<LanguageSwitch tell={known ? { path: '/api/auth/member/language', app: address } : undefined} />}
      >
        {children}
      </PortalFrame>
    </>
  );
}
