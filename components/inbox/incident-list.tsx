import { IconCircleCheck } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { Locale, LocalText } from '@/engine/kernel/text';
import { formatMoment } from '@/lib/i18n/format';
import styles from './incident.module.css';
import { IncidentWords } from './incident-words';
import { requestDetail, requestTitle } from './request-title';
import { RetryButton } from './retry-button';
import type { Incident } from './types';

interface IncidentListProps {
  readonly incidents: readonly (Incident & {
    readonly app: string;
    readonly title: string;
    readonly who: string | null;
    readonly asks: readonly string[];
    readonly flow: LocalText;
  })[];
  readonly count: number;
  readonly manage: boolean;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Requests that cannot go on by themselves, each with what happened, what was kept and what to do. */
export async function IncidentList({ incidents, count, manage, locale, timeZone }: IncidentListProps) {
  const [t, shell] = await Promise.all([getTranslations('inbox.incidents'), getTranslations('shell')]);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={count > incidents.length ? t('leadMore', { count, shown: incidents.length }) : t('lead', { count })}
        back={{ href: route('/home'), text: shell('home') }}
      />
      {incidents.length === 0 && (
        <Card>
          <EmptyState icon={<IconCircleCheck aria-hidden="true" />} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        </Card>
      )}
      <ul className={styles.list}>
        {incidents.map((one) => (
          <li key={one.caseId}>
            <Card
              title={requestTitle(one, locale)}
              lead={t('since', {
                detail: requestDetail(one, locale),
                at: formatMoment(Date.parse(one.since), locale, timeZone),
              })}
            >
              <IncidentWords incident={one} locale={locale} />
              <div className={styles.actions}>
                {manage && one.retry && (
                  <Texts areas={['inbox']} timeZone={timeZone}>
                    <RetryButton id={one.caseId} />
                  </Texts>
                )}
                <ButtonLink href={route(`/desk/${one.app}/cases/${one.caseId}`)}>{t('open')}</ButtonLink>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
