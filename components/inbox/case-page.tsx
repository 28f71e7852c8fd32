import { getTranslations } from 'next-intl/server';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { StatusPill } from '@/components/ui/status-pill';
import { type Locale, localText } from '@/engine/kernel/text';
import { CaseActions } from './case-actions';
import { CaseLog } from './case-log';
import { CaseWay } from './case-way';
import styles from './inbox.module.css';
import { IncidentWords } from './incident-words';
import { RequestCard } from './request-card';
import { requestDetail, requestTitle } from './request-title';
import type { CaseDetail } from './types';

interface CasePageProps {
  readonly app: string;
  readonly view: CaseDetail;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** A case for those who look after it: what keeps it, what can be done about that, and its whole story. */
export async function CasePage({ app, view, locale, timeZone }: CasePageProps) {
  const t = await getTranslations('inbox');
  const { incident } = view;
  const actions = view.manage && (
    <Texts areas={['inbox']} timeZone={timeZone}>
      <CaseActions
        id={view.id}
        retry={incident?.retry ?? false}
        askedAt={view.askedAt.map(({ node, visit, title }) => ({
          value: `${node} ${visit}`,
          label: localText(title, locale) || node,
        }))}
        colleagues={view.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Texts>
  );
  return (
    <>
      <PageHeader
        title={requestTitle(view, locale)}
        lead={requestDetail(view, locale)}
        back={{ href: route(`/desk/${app}/tasks`), text: t('title') }}
        actions={
          <StatusPill tone={view.status === 'approved' ? 'ok' : incident ? 'bad' : 'neutral'}>
            {incident ? t('incidents.stuck') : t(`caseStatus.${view.status}` as never)}
          </StatusPill>
        }
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {incident && (
            <Card title={t('incidents.help')}>
              <IncidentWords incident={incident} locale={locale} />
              {actions}
            </Card>
          )}
          <RequestCard
            initiator={view.initiator}
            fields={view.fields}
            locale={locale}
            actions={
              view.form && (
                <ButtonLink size="s" href={route(`/desk/${app}/forms/${view.form}/${view.record}`)}>
                  {t('openRecord')}
                </ButtonLink>
              )
            }
          />
          {!incident && view.manage && <Card title={t('incidents.lookAfter')}>{actions}</Card>}
        </div>
        <div className={styles.stack}>
          <CaseWay way={view.way} waiting={view.waiting} locale={locale} />
          <CaseLog log={view.log} locale={locale} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}
