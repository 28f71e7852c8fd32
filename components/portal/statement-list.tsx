import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { Locale } from '@/engine/kernel/text';
import { sayParts } from '@/engine/ledger/say-parts';
import { formatMoment, formatNumber } from '@/lib/i18n/format';
import styles from './portal.module.css';
import type { StatementView } from './types';

interface StatementListProps {
  readonly statement: StatementView;
  readonly app: string;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** The member's points line by line, each with its reason in words. */
export async function StatementList({ statement, app, locale, timeZone }: StatementListProps) {
  const [t, say] = await Promise.all([getTranslations('portal.statement'), getTranslations()]);
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <h1 className={styles.title}>{t('title')}</h1>
        <span className={styles.amount}>{t('balance', { points: formatNumber(statement.closing, locale) })}</span>
      </div>
      {statement.lines.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <ul className={styles.list}>
        {statement.lines.map((line, i) => (
          <li className={styles.item} key={line.id ?? `due-${i}`}>
            <div className={styles.row}>
              <h2 className={styles.itemTitle}>{say(`ledger.kinds.${line.kind}`)}</h2>
              <span className={`${styles.amount} ${line.change > 0 ? styles.plus : ''}`}>
                {line.change > 0 ? '+' : ''}
                {formatNumber(line.change, locale)}
              </span>
            </div>
            {/* The keys come from the ledger's own list, and each has its text. */}
            <p className={styles.lead}>{sayParts(line.parts, (key, params) => say(key as never, params as never))}</p>
            <div className={styles.row}>
              <span className={styles.soft}>{formatMoment(Date.parse(line.occurredAt), locale, timeZone)}</span>
              <span className={styles.soft}>{t('after', { points: formatNumber(line.balance, locale) })}</span>
            </div>
          </li>
        ))}
      </ul>
      {statement.next && (
        <ButtonLink wide href={route(`/m/${app}/points?cursor=${encodeURIComponent(statement.next)}`)}>
          {t('older')}
        </ButtonLink>
      )}
    </div>
  );
}
