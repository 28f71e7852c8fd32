import { IconGift } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { ProgressTrack } from '@/components/ui/progress-track';
import type { Locale } from '@/engine/kernel/text';
import { unitWord } from '@/engine/ledger/unit-word';
import { formatNumber } from '@/lib/i18n/format';
import shelf from './mall.module.css';
import styles from './portal.module.css';
import { Redeem } from './redeem';
import { portalFile } from './store-services';
import type { MallView, RewardView } from './types';

/** What points can buy; a reward that cannot be had says why. */
export async function Mall({
  mall,
  app,
  locale,
}: {
  readonly mall: MallView;
  readonly app: string;
  readonly locale: Locale;
}) {
  const [t, ui] = await Promise.all([getTranslations('portal.mall'), getTranslations('ui')]);
  const unit = (points: number) => unitWord(mall.currency?.unit, points, locale);
  const why = ({ reason }: RewardView) => {
    if (!reason) return null;
    if (reason.why === 'short') return t('short', { by: formatNumber(reason.by, locale), unit: unit(reason.by) });
    return reason.why === 'limit' ? t('limit', { limit: reason.limit }) : t('soldOut');
  };
  const words = {
    redeem: t('redeem'),
    confirm: t('confirm'),
    cancel: t('cancel'),
    close: t('close'),
    store: t('store'),
    anyStore: t('anyStore'),
    ready: t('ready'),
    pending: t('pending'),
    failed: t('failed'),
    offline: ui('faults.offline'),
  };
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <h1 className={styles.title}>{t('title')}</h1>
        <span className={styles.amount}>
          {t('have', { points: formatNumber(mall.points, locale), unit: unit(mall.points) })}
        </span>
      </div>
      {mall.rewards.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <ul className={shelf.mall}>
        {mall.rewards.map((reward) => (
          <li className={`${styles.item} ${shelf.reward}`} key={reward.id}>
            {reward.picture ? (
              // biome-ignore lint/performance/noImgElement: an upload of any size, served by the API to whoever may see it
              <img className={shelf.thumb} src={portalFile(app, reward.picture)} alt="" loading="lazy" />
            ) : (
              <span className={shelf.thumb}>
                <IconGift size={28} stroke={1.5} aria-hidden="true" />
              </span>
            )}
            <h2 className={styles.itemTitle}>{reward.name}</h2>
            {reward.description && <p className={styles.soft}>{reward.description}</p>}
            <div className={styles.row}>
              <span className={styles.amount}>
                {t('cost', { points: formatNumber(reward.cost, locale), unit: unit(reward.cost) })}
              </span>
              {reward.left !== null && (
                <span className={styles.soft}>{t('left', { left: formatNumber(reward.left, locale) })}</span>
              )}
            </div>
            <div className={shelf.whole}>
              {reward.reason?.why === 'short' && (
                <ProgressTrack share={(reward.cost - reward.reason.by) / reward.cost} thin />
              )}
              <Redeem
                app={app}
                reward={{ id: reward.id, name: reward.name }}
                question={t('question', {
                  name: reward.name,
                  points: formatNumber(reward.cost, locale),
                  unit: unit(reward.cost),
                })}
                why={why(reward)}
                stores={mall.stores}
                words={words}
              />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
