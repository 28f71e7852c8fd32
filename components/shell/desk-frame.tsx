import { IconLayoutDashboard, IconTools } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import type { NavigationGroup } from './navigation';
import { PlaceLink } from './place-link';
import { route } from './route';
import { SideFrame } from './side-frame';

interface DeskFrameProps {
  readonly app: string;
  readonly title: string;
  readonly person: string;
  /** Generated from the app, as far as the reader may go. */
  readonly navigation: readonly NavigationGroup[];
  readonly mayBuild: boolean;
  readonly children: ReactNode;
}

/** Where an app is run: tasks, counter, members, records, ledger. */
export async function DeskFrame({ app, title, person, navigation, mayBuild, children }: DeskFrameProps) {
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
      title={title}
      place={t('desk.place')}
      end={
        <>
          {mayBuild && (
            <PlaceLink href={`/studio/${app}`} icon={<IconTools aria-hidden="true" />} label={t('desk.toStudio')} />
          )}
          <AccountMenu name={person} />
        </>
      }
      navigationLabel={t('desk.navigation')}
      navigation={[{ items: [home] }, ...navigation]}
    >
      {children}
    </SideFrame>
  );
}
