import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import records from '@/components/records/records.module.css';
import { Card } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { formatDate, formatMoment, formatNumber } from '@/lib/i18n/format';
import styles from './members.module.css';
import type { PointsView, Shown } from './types';

interface PointsCardProps extends Shown {
  readonly points: PointsView;
  readonly actions: ReactNode;
}

/** Balance, what expires next, every lot in the order it will be spent, and what is set aside. */
export async function PointsCard({ points, actions, locale, timeZone }: PointsCardProps) {
  const [t, ledger] = await Promise.all([getTranslations('membersDesk.page'), getTranslations('ledger.accounts')]);
  const written = (amount: number) => formatNumber(amount, locale);
  const next = points.lots.find((lot) => lot.goodThrough !== null && lot.available > 0)?.goodThrough;
  const ending = points.lots.filter((lot) => lot.goodThrough === next).reduce((sum, lot) => sum + lot.available, 0);
  const figures = [
    [t('visible'), points.visible],
    [ledger('available'), points.available],
    [ledger('pending'), points.pending],
    [ledger('held'), points.held],
    ...(points.debt > 0 ? [[ledger('debt'), points.debt] as const] : []),
  ] as const;
  return (
    <Card title={t('points')} actions={actions}>
      <div className={records.stack}>
        <dl className={styles.figures}>
          {figures.map(([name, amount]) => (
            <div key={name} className={styles.figure}>
              <dt>{name}</dt>
              <dd>{written(amount)}</dd>
            </div>
          ))}
        </dl>
        {next && <p>{t('nextExpiry', { points: written(ending), date: formatDate(next, locale) })}</p>}
        {points.holds.length > 0 && (
          <section className={styles.notes} aria-label={t('holds')}>
            <h3>{t('holds')}</h3>
            <ul className={styles.notes}>
              {points.holds.map((hold) => {
                const since = formatMoment(Date.parse(hold.since), locale, timeZone);
                return (
                  <li key={hold.id}>
                    {hold.deadline === null
                      ? t('holdLine', { points: written(hold.points), since })
                      : t('holdUntil', {
                          points: written(hold.points),
                          since,
                          deadline: formatMoment(Date.parse(hold.deadline), locale, timeZone),
                        })}
                  </li>
                );
              })}
            </ul>
          </section>
        )}
        <section className={styles.notes} aria-label={t('lots')}>
          <h3>{t('lots')}</h3>
          <p className={records.soft}>{points.lots.length > 0 ? t('lotsLead') : t('noLots')}</p>
          {points.lots.length > 0 && (
            <DataTable
              caption={t('lots')}
              rows={points.lots}
              keyOf={(lot) => lot.id}
              columns={[
                {
                  name: 'good',
                  label: t('goodThrough'),
                  cell: (lot) => (lot.goodThrough === null ? t('never') : formatDate(lot.goodThrough, locale)),
                },
                {
                  name: 'left',
                  label: t('left'),
                  align: 'end',
                  cell: (lot) =>
                    [
                      lot.available > 0 && written(lot.available),
                      lot.held > 0 && `${ledger('held')} ${written(lot.held)}`,
                      lot.pending > 0 &&
                        `${ledger('pending')} ${written(lot.pending)}${
                          lot.usableFrom ? ` (${t('usableFrom', { date: formatDate(lot.usableFrom, locale) })})` : ''
                        }`,
                    ]
                      .filter(Boolean)
                      .join(' · '),
                },
                {
                  name: 'granted',
                  label: t('granted'),
                  align: 'end',
                  tight: true,
                  cell: (lot) => written(lot.granted),
                },
              ]}
            />
          )}
        </section>
      </div>
    </Card>
  );
}
