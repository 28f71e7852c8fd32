import { IconBuildingStore, IconCashRegister, IconDeviceMobile, IconTools } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { accentShades } from '@/components/shell/accent';
import { ButtonLink } from '@/components/ui/button-link';
import { StatusPill } from '@/components/ui/status-pill';
import styles from './app-card.module.css';

interface AppCardProps {
  readonly app: {
    readonly key: string;
    readonly title: string;
    readonly accent: string;
    /** 0 before the first publication. */
    readonly revision: number;
    readonly hasPoints: boolean;
  };
  readonly mayBuild: boolean;
  readonly mayServe: boolean;
}

/** One app of the company, with the ways into it. */
export async function AppCard({ app, mayBuild, mayServe }: AppCardProps) {
  const t = await getTranslations('shell.apps');
  const { light, dark } = accentShades(app.accent);
  const isLive = app.revision > 0;
  // Each card wears the accent of its own app.
  const colours = {
    '--card-light': light.accent,
    '--card-light-ink': light.ink,
    '--card-dark': dark.accent,
    '--card-dark-ink': dark.ink,
  } as CSSProperties; // custom properties are not in React's list
  return (
    <li className={styles.card} style={colours}>
      <div className={styles.head}>
        <span className={styles.mark} aria-hidden="true">
          {[...app.title][0]}
        </span>
        <h3 className={styles.title}>{app.title}</h3>
        {!isLive && <StatusPill>{t('unpublished')}</StatusPill>}
      </div>
      <div className={styles.ways}>
        {isLive && (
          <ButtonLink
            href={`/desk/${app.key}`}
            look="primary"
            icon={<IconBuildingStore aria-hidden="true" />}
            label={t('openDesk', { app: app.title })}
          >
            {t('desk')}
          </ButtonLink>
        )}
        {isLive && app.hasPoints && mayServe && (
          <ButtonLink
            href={`/desk/${app.key}/counter`}
            icon={<IconCashRegister aria-hidden="true" />}
            label={t('openCounter', { app: app.title })}
          >
            {t('counter')}
          </ButtonLink>
        )}
        {mayBuild && (
          <ButtonLink
            href={`/studio/${app.key}`}
            icon={<IconTools aria-hidden="true" />}
            label={t('openStudio', { app: app.title })}
          >
            {t('studio')}
          </ButtonLink>
        )}
        {isLive && (
          <ButtonLink
            href={`/m/${app.key}`}
            external
            look="quiet"
            icon={<IconDeviceMobile aria-hidden="true" />}
            label={t('openPortal', { app: app.title })}
          >
            {t('portal')}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
