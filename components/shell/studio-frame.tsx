import {
  IconBuildingStore,
  IconCoins,
  IconDeviceMobile,
  IconForms,
  IconGitBranch,
  IconLayoutDashboard,
  IconPalette,
  IconRocket,
} from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import { DraftPlace } from './draft-slot';
import type { NavigationGroup } from './navigation';
import { PlaceLink } from './place-link';
import type { Reader } from './reader';
import { route } from './route';
import { SideFrame } from './side-frame';

interface StudioFrameProps {
  readonly app: string;
  readonly title: string;
  readonly reader: Reader;
  /** Id of the company's logo, shown in place of the product's mark. */
  readonly logo: string | null;
  /** Published: there are a desk and a portal to look at. */
  readonly isLive: boolean;
  readonly children: ReactNode;
}

/** Where an app is built: its parts beside, the draft's state above, the page in the middle. */
export async function StudioFrame({ app, title, reader, logo, isLive, children }: StudioFrameProps) {
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
          href: route(`/studio/${app}/look`),
          label: t('studio.look'),
          icon: <IconPalette aria-hidden="true" />,
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
      logo={logo}
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
          <AccountMenu reader={reader} />
        </>
      }
      navigationLabel={t('studio.navigation')}
      navigation={navigation}
    >
      {children}
    </SideFrame>
  );
}
