import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import records from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { sayParts } from '@/engine/ledger/say-parts';
import { formatMoment, formatNumber } from '@/lib/i18n/format';
import styles from './members.module.css';
import type { JournalItem, Shown } from './types';

interface JournalListProps extends Shown {
  readonly app: string;
  readonly lines: readonly JournalItem[];
  /** Each line says whose it is. */
  readonly named: boolean;
}

/** Journals with the reason in words; a change of the balance stands at the right. */
export async function JournalList({ app, lines, named, locale, timeZone }: JournalListProps) {
  const [t, say] = await Promise.all([getTranslations('membersDesk'), getTranslations()]);
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className={styles.journal}>
          <div className={styles.head}>
            <span className={styles.kind}>
              {say(`ledger.kinds.${line.kind}`)}
              {named && (
                <>
                  {' · '}
                  {line.member.reachable ? (
                    <Link href={route(`/desk/${app}/members/${line.member.id}`)}>{line.member.name}</Link>
                  ) : (
                    line.member.name
                  )}
                </>
              )}
            </span>
            <span className={`${styles.amount} ${line.change > 0 ? styles.plus : ''}`}>
              {line.change > 0 ? '+' : ''}
              {formatNumber(line.change, locale)}
            </span>
          </div>
          {/* The keys come from the ledger's own list, and each has its text. */}
          <p>{sayParts(line.parts, (key, params) => say(key as never, params as never))}</p>
          <p className={records.soft}>
            {[
              formatMoment(Date.parse(line.occurredAt), locale, timeZone),
              line.store,
              line.actor.name ?? t(`actors.${line.actor.kind}` as never),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
