import { IconGift, IconListDetails, IconReceipt } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { CompanyLogo } from '@/components/ui/company-logo';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import card from './card.module.css';
import styles from './portal.module.css';

interface WelcomeProps {
  readonly app: {
    readonly key: string;
    readonly title: LocalText;
    readonly company: string;
    readonly logo: string | null;
  };
  readonly locale: Locale;
}

const ICON = { size: 22, stroke: 1.75, 'aria-hidden': true } as const;

/** What a visitor sees: whose club it is, what it brings, and the two ways in. */
export async function Welcome({ app, locale }: WelcomeProps) {
  const t = await getTranslations('portal.welcome');
  return (
    <div className={styles.welcome}>
      <div className={`${card.card} ${styles.hero}`}>
        {app.logo && <CompanyLogo id={app.logo} size={56} />}
        <div>
          <p className={card.label}>{app.company}</p>
          <h1 className={styles.hello}>{localText(app.title, locale)}</h1>
        </div>
        <p className={card.label}>{t('lead')}</p>
      </div>
      <ul className={styles.gains}>
        <li>
          <IconReceipt {...ICON} />
          {t('earn')}
        </li>
        <li>
          <IconGift {...ICON} />
          {t('redeem')}
        </li>
        <li>
          <IconListDetails {...ICON} />
          {t('explain')}
        </li>
      </ul>
      <div className={styles.ways}>
        <ButtonLink look="primary" size="l" wide href={route(`/m/${app.key}/join`)}>
          {t('join')}
        </ButtonLink>
        <ButtonLink size="l" wide href={route(`/m/${app.key}/sign-in`)}>
          {t('signIn')}
        </ButtonLink>
      </div>
    </div>
  );
}
