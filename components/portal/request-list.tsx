import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FormMessage } from '@/components/ui/form-message';
import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { sentenceText } from '@/components/words/sentence-text';
import { type Locale, localText } from '@/engine/kernel/text';
import { formatMoment, formatNumber } from '@/lib/i18n/format';
import { inFours } from './in-fours';
import styles from './portal.module.css';
import path from './requests.module.css';
import { Resubmit } from './resubmit';
import type { RedemptionView } from './types';
import { Withdraw } from './withdraw';

const TONES: Readonly<Record<RedemptionView['status'], Tone>> = {
  pending: 'info',
  ready: 'accent',
  collected: 'ok',
  rejected: 'bad',
  cancelled: 'neutral',
};

interface RequestListProps {
  readonly redemptions: readonly RedemptionView[];
  readonly app: string;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** The member's redemptions: how each stands, its way through the approval, and the code to fetch it with. */
export async function RequestList({ redemptions, app, locale, timeZone }: RequestListProps) {
  const [t, say, all] = await Promise.all([
    getTranslations('portal.requests'),
    getTranslations('rewards.status'),
    getTranslations(),
  ]);
  const offline = all('ui.faults.offline');
  const withdrawWords = { withdraw: t('withdraw'), done: t('withdrawn'), failed: t('failed'), offline };
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{t('title')}</h1>
      {redemptions.length === 0 && (
        <EmptyState
          title={t('empty')}
          action={
            <ButtonLink look="primary" href={route(`/m/${app}/rewards`)}>
              {t('toMall')}
            </ButtonLink>
          }
        />
      )}
      <ul className={styles.list}>
        {redemptions.map((one) => (
          <li className={styles.item} key={one.id}>
            <div className={styles.row}>
              <h2 className={styles.itemTitle}>{one.quantity > 1 ? `${one.reward} × ${one.quantity}` : one.reward}</h2>
              <StatusPill tone={TONES[one.status]}>{say(one.status)}</StatusPill>
            </div>
            {one.pickupCode && (
              <div>
                <p className={styles.soft}>{one.store ? t('fetchAt', { store: one.store }) : t('fetch')}</p>
                <p className={path.code}>{inFours(one.pickupCode)}</p>
              </div>
            )}
            {one.way?.again && one.status === 'pending' && (
              <FormMessage
                tone="info"
                action={
                  <Resubmit
                    app={app}
                    caseId={one.way.caseId}
                    words={{ resubmit: t('resubmit'), failed: t('resubmitFailed'), offline }}
                  />
                }
              >
                {one.way.again.comment ? t('againBecause', { comment: one.way.again.comment }) : t('again')}
              </FormMessage>
            )}
            {one.way && one.status === 'pending' && (
              <ol className={path.way}>
                {one.way.steps.map((step) => (
                  <li key={localText(step.title, locale)} data-state={step.state}>
                    {t(`step.${step.state}`, { title: localText(step.title, locale) })}
                    {step.reasons.map((reason) => (
                      <span className={path.reason} key={reason.key}>
                        {sentenceText(all, reason, locale)}
                      </span>
                    ))}
                  </li>
                ))}
              </ol>
            )}
            <div className={styles.row}>
              <span className={styles.soft}>{formatMoment(Date.parse(one.createdAt), locale, timeZone)}</span>
              <span className={styles.amount}>{t('cost', { points: formatNumber(one.points, locale) })}</span>
            </div>
            {one.status === 'pending' && one.way && (
              <Withdraw app={app} caseId={one.way.caseId} words={withdrawWords} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
