import { IconLayoutDashboard, IconTools } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import type { NavigationGroup } from './navigation';
import { PlaceLink } from './place-link';
import type { Reader } from './reader';
import { route } from './route';
import { SideFrame } from './side-frame';

interface DeskFrameProps {
  readonly app: string;
  readonly title: string;
  readonly reader: Reader;
  /** Id of the company's logo, shown in place of the product's mark. */
  readonly logo: string | null;
  /** Generated from the app, as far as the reader may go. */
  readonly navigation: readonly NavigationGroup[];
  readonly mayBuild: boolean;
  readonly children: ReactNode;
}

/** Where an app is run: tasks, counter, members, records, ledger. */
export async function DeskFrame({ app, title, reader, logo, navigation, mayBuild, children }: DeskFrameProps) {
  const t = await getTranslations('shell');
  const home = {
    href: route(`/desk/${app}`),
    label: t('desk.overview'),
    icon: <IconLayoutDashboard aria-hidden="true" />,
    exact: true,
  };
  return (
    <SideFrame
      home={{ href: route('/home'), label: t('home') }}
      logo={logo}
      title={title}
      place={t('desk.place')}
      end={
        <>
          {mayBuild && (
            <PlaceLink href={`/studio/${app}`} icon={<IconTools aria-hidden="true" />} label={t('desk.toStudio')} />
          )}
          <AccountMenu reader={reader} />
        </>
      }
      navigationLabel={t('desk.navigation')}
      navigation={[{ items: [home] }, ...navigation]}
    >
      {children}
    </SideFrame>
  );
}
