import { IconBuilding, IconBuildingStore, IconKey, IconMessages, IconUsers } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageReads } from '@/app/_entry/page-access';
import { route } from '@/components/shell/route';
import { SectionFrame } from '@/components/shell/section-frame';
import { settingsPlaces } from '@/components/shell/settings-places';
import { Texts } from '@/components/shell/texts';
import { myAccount } from '@/engine/reads/my-account';

const LINKS = {
  workspace: { href: route('/settings/workspace'), icon: <IconBuilding aria-hidden="true" /> },
  units: { href: route('/settings/units'), icon: <IconBuildingStore aria-hidden="true" /> },
  staff: { href: route('/settings/staff'), icon: <IconUsers aria-hidden="true" /> },
  keys: { href: route('/settings/keys'), icon: <IconKey aria-hidden="true" /> },
  messages: { href: route('/settings/messages'), icon: <IconMessages aria-hidden="true" /> },
} as const;

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const [{ run }, t] = await Promise.all([pageReads(), getTranslations()]);
  const me = await run(myAccount, {});
  const places = settingsPlaces(new Set(me.permissions), new Set(me.everywhere));
  const items = places.map((name) => ({ ...LINKS[name], label: t(`settings.navigation.${name}`) }));
  return (
    <SectionFrame label={t('shell.pageNavigation')} items={items}>
      <Texts areas={['settings', 'permissions']} timeZone={me.workspace.timeZone}>
        {children}
      </Texts>
    </SectionFrame>
  );
}
