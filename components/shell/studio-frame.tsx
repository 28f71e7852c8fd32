import {
  IconBuildingStore,
  IconCoins,
  IconDeviceMobile,
  IconForms,
  IconGitBranch,
  IconLayoutDashboard,
  IconRocket,
} from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import { DraftPlace } from './draft-slot';
import type { NavigationGroup } from './navigation';
import { PlaceLink } from './place-link';
import { route } from './route';
import { SideFrame } from './side-frame';

interface StudioFrameProps {
  readonly app: string;
  readonly title: string;
  readonly person: string;
  /** Published: there are a desk and a portal to look at. */
  readonly isLive: boolean;
  readonly children: ReactNode;
}

/** Where an app is built: its parts beside, the draft's state above, the page in the middle. */
export async function StudioFrame({ app, title, person, isLive, children }: StudioFrameProps) {
  const t = await getTranslations('shell');
  const navigation: readonly NavigationGroup[] = [
    {
      items: [
        {
          href: route(`/studio/${app}`),
          label: t('studio.overview'),
          icon: <IconLayoutDashboard aria-hidden="true" />,
          exact: true,
        },
        {
          href: route(`/studio/${app}/forms`),
          label: t('studio.forms'),
          icon: <IconForms aria-hidden="true" />,
        },
        {
          href: route(`/studio/${app}/points`),
          label: t('studio.points'),
          icon: <IconCoins aria-hidden="true" />,
        },
        {
          href: route(`/studio/${app}/flows`),
          label: t('studio.flows'),
          icon: <IconGitBranch aria-hidden="true" />,
        },
        {
          href: route(`/studio/${app}/publish`),
          label: t('studio.publish'),
          icon: <IconRocket aria-hidden="true" />,
        },
      ],
    },
  ];
  return (
    <SideFrame
      home={{ href: route('/home'), label: t('home') }}
      title={title}
      place={t('studio.place')}
      middle={<DraftPlace />}
      end={
        <>
          {isLive && (
            <>
              <PlaceLink
                href={`/m/${app}`}
                apart
                icon={<IconDeviceMobile aria-hidden="true" />}
                label={t('studio.toPortal')}
              />
              <PlaceLink
                href={`/desk/${app}`}
                icon={<IconBuildingStore aria-hidden="true" />}
                label={t('studio.toDesk')}
              />
            </>
          )}
          <AccountMenu name={person} />
        </>
      }
      navigationLabel={t('studio.navigation')}
      navigation={navigation}
    >
      {children}
    </SideFrame>
  );
}
