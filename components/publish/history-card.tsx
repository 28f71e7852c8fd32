import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import styles from './publish.module.css';
import type { Reviewed, Revision } from './review';
import { RollBackButton } from './roll-back-button';

interface HistoryCardProps {
  readonly review: { readonly definitions: readonly Reviewed[]; readonly revisions: readonly Revision[] };
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Who published what and when, and the older versions of each part, any of which can become the draft again. */
export async function HistoryCard({ review, locale, timeZone }: HistoryCardProps) {
  const t = await getTranslations('studio.publish');
  if (review.revisions.length === 0) return null;
  const versioned = review.definitions.filter(({ versions }) => versions.length > 0);
  return (
    <Card title={t('history')} lead={t('historyLead')}>
      <div className={styles.stack}>
        <ol className={styles.history}>
          {review.revisions.map(({ revision, note, publishedAt, publishedBy }) => (
            <li key={revision} className={styles.entry}>
              <strong>{t('revision', { revision })}</strong>
              <span className={styles.soft}>
                {t('by', { who: publishedBy, when: formatMoment(publishedAt, locale, timeZone) })}
              </span>
              {note && <span className={styles.note}>{note}</span>}
            </li>
          ))}
        </ol>
        {versioned.map(({ id, key, title, version, versions, change }) => {
          const name = localText(title, locale) || key;
          return (
            <details key={id} className={styles.versions}>
              <summary>{t('versionsOf', { title: name, count: versions.length })}</summary>
              <ol className={styles.history}>
                {versions.map((one) => (
                  <li key={one.version} className={styles.entry}>
                    <strong>{t('version', { version: one.version })}</strong>
                    <span className={styles.soft}>
                      {t('by', { who: one.publishedBy, when: formatMoment(one.publishedAt, locale, timeZone) })}
                    </span>
                    {one.version === version && change === 'unchanged' ? (
                      <span className={styles.soft}>{t('inForce')}</span>
                    ) : (
                      <RollBackButton id={id} version={one.version} title={name} />
                    )}
                  </li>
                ))}
              </ol>
            </details>
          );
        })}
      </div>
    </Card>
  );
}
