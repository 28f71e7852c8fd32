import { getTranslations } from 'next-intl/server';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatDay } from '@/lib/i18n/format';
import styles from './portal.module.css';
import type { ProfileView } from './types';

/** Everything the company keeps about the member. */
export async function ProfileList({ profile, locale }: { readonly profile: ProfileView; readonly locale: Locale }) {
  const t = await getTranslations('portal.me');
  const known = profile.fields.filter(({ text }) => text !== '');
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{t('title')}</h1>
      <section className={styles.panel} aria-label={t('kept')}>
        <h2 className={styles.panelTitle}>{t('kept')}</h2>
        <dl className={styles.facts}>
          {known.map(({ id, title, text }) => (
            <div className={styles.row} key={id}>
              <dt className={styles.soft}>{localText(title, locale)}</dt>
              <dd className={styles.value}>{text}</dd>
            </div>
          ))}
          <div className={styles.row}>
            <dt className={styles.soft}>{t('cardNumber')}</dt>
            <dd className={styles.value}>{profile.cardNumber}</dd>
          </div>
          <div className={styles.row}>
            <dt className={styles.soft}>{t('joined')}</dt>
            <dd className={styles.value}>{formatDay(Date.parse(profile.joinedAt), locale, 'UTC')}</dd>
          </div>
        </dl>
      </section>
    </div>
  );
}
