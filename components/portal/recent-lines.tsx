import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import type { Locale } from '@/engine/kernel/text';
import { formatDay, formatNumber } from '@/lib/i18n/format';
import styles from './portal.module.css';
import type { StatementView } from './types';

interface RecentLinesProps {
  readonly lines: StatementView['lines'];
  readonly app: string;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** The last few changes of the points; the statement explains each. */
export async function RecentLines({ lines, app, locale, timeZone }: RecentLinesProps) {
  const [t, say] = await Promise.all([getTranslations('portal.home'), getTranslations()]);
  return (
    <section className={styles.panel} aria-label={t('recent')}>
      <div className={styles.row}>
        <h2 className={styles.panelTitle}>{t('recent')}</h2>
        {lines.length > 0 && (
          <Link className={styles.more} href={route(`/m/${app}/points`)}>
            {t('all')}
          </Link>
        )}
      </div>
      {lines.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      <ul className={styles.lines}>
        {lines.map((line, i) => (
          <li className={styles.row} key={line.id ?? `due-${i}`}>
            <span>
              {say(`ledger.kinds.${line.kind}`)}{' '}
              <span className={styles.soft}>{formatDay(Date.parse(line.occurredAt), locale, timeZone)}</span>
            </span>
            <span className={`${styles.amount} ${line.change > 0 ? styles.plus : ''}`}>
              {line.change > 0 ? '+' : ''}
              {formatNumber(line.change, locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
