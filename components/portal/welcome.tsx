import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { type Locale, type LocalText, localText } from '@/engine/kernel/text';
import styles from './portal.module.css';

/** What a visitor sees: whose club it is, and the two ways in. */
export async function Welcome({
  app,
  locale,
}: {
  app: { key: string; title: LocalText; company: string };
  locale: Locale;
}) {
  const t = await getTranslations('portal.welcome');
  return (
    <div className={styles.welcome}>
      <p className={styles.company}>{app.company}</p>
      <h1 className={styles.hello}>{localText(app.title, locale)}</h1>
      <p className={styles.lead}>{t('lead')}</p>
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
