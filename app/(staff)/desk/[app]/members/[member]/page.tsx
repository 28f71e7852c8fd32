import { IconDeviceMobile, IconSnowflake, IconSnowflakeOff, IconUserX } from '@tabler/icons-react';
import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_entry/or-not-found';
import { pageReads } from '@/app/_entry/page-access';
import { AdjustPoints } from '@/components/members/adjust-points';
import { JournalList } from '@/components/members/journal-list';
import { MemberButton } from '@/components/members/member-button';
import { STATUS_TONES } from '@/components/members/member-table';
import styles from '@/components/members/members.module.css';
import { PointsCard } from '@/components/members/points-card';
import { ProfileCard } from '@/components/members/profile-card';
import { ReasonDialog } from '@/components/members/reason-dialog';
import { RedemptionCard } from '@/components/members/redemption-card';
import { SessionCard } from '@/components/members/session-card';
import { TierCard } from '@/components/members/tier-card';
import records from '@/components/records/records.module.css';
import { route } from '@/components/shell/route';
import { Texts } from '@/components/shell/texts';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { StatusPill } from '@/components/ui/status-pill';
import { listJournals } from '@/engine/reads/list-journals';
import { myAccount } from '@/engine/reads/my-account';
import { showForm } from '@/engine/reads/show-form';
import { showMember } from '@/engine/reads/show-member';
import { showRecord } from '@/engine/reads/show-record';
import { formatDay } from '@/lib/i18n/format';
import { chooseLocale } from '@/lib/i18n/locales';

const NEWEST = 15;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('membersDesk.list');
  return { title: t('name') };
}

export default async function MemberPage({ params }: PageProps<'/desk/[app]/members/[member]'>) {
  const [{ run }, { app, member: id }, tag, t, actions, words] = await Promise.all([
    pageReads(),
    params,
    getLocale(),
    getTranslations('membersDesk.page'),
    getTranslations('membersDesk.actions'),
    getTranslations('members'),
  ]);
  const locale = chooseLocale(tag, null);
  const [member, me] = await Promise.all([orNotFound(run(showMember, { app, member: id })), run(myAccount, {})]);
  const { timeZone } = me.workspace;
  const shown = { locale, timeZone };
  const { profile, points, tier, may, name } = member;
  const journals = points && (await run(listJournals, { app, member: id, locale, limit: NEWEST }));
  const [form, record] =
    profile && me.permissions.includes('records:read')
      ? await Promise.all([
          run(showForm, { app, form: profile.form }),
          run(showRecord, { app, form: profile.form, id: profile.record }),
        ])
      : [null, null];
  const facts = [
    member.cardNumber,
    member.phone,
    member.store,
    t('since', { date: formatDay(Date.parse(member.joinedAt), locale, timeZone) }),
  ].filter(Boolean);
  const frozen = member.status === 'frozen';
  return (
    <Texts areas={['membersDesk']} timeZone={timeZone}>
      <div className={records.stack}>
        <PageHeader
          title={name}
          back={{ href: route(`/desk/${app}/members`), text: t('back') }}
          lead={
            <span className={styles.pills}>
              <StatusPill tone={STATUS_TONES[member.status]}>{words(`statuses.${member.status}`)}</StatusPill>
              {facts.join(' · ')}
            </span>
          }
          actions={
            may.manage && (
              <>
                <ReasonDialog
                  label={actions('phone')}
                  icon={<IconDeviceMobile size={18} aria-hidden="true" />}
                  title={actions('phoneOf', { name })}
                  text={actions('phoneText')}
                  path={`/apps/${app}/members/${id}/phone`}
                  phone
                />
                <MemberButton
                  label={frozen ? actions('unfreeze') : actions('freeze')}
                  icon={
                    frozen ? (
                      <IconSnowflakeOff size={18} aria-hidden="true" />
                    ) : (
                      <IconSnowflake size={18} aria-hidden="true" />
                    )
                  }
                  title={frozen ? actions('unfreezeTitle', { name }) : actions('freezeTitle', { name })}
                  text={frozen ? actions('unfreezeText') : actions('freezeText')}
                  path={`/members/${id}/freeze`}
                  body={{ frozen: !frozen }}
                />
                <ReasonDialog
                  label={actions('erase')}
                  icon={<IconUserX size={18} aria-hidden="true" />}
                  title={actions('eraseTitle', { name })}
                  text={actions('eraseText')}
                  path={`/members/${id}/erase`}
                  danger
                />
              </>
            )
          }
        />
        <div className={records.columns}>
          <div className={records.stack}>
            {points && (
              <PointsCard
                points={points}
                actions={
                  may.adjust && (
                    <AdjustPoints
                      app={app}
                      member={{ id, name }}
                      balance={points.visible}
                      scale={member.currency?.scale ?? 0}
                    />
                  )
                }
                {...shown}
              />
            )}
            {journals && (
              <Card
                title={t('journals')}
                lead={me.everywhere.includes('points:read') ? t('journalsLead') : t('journalsLeadStores')}
                flush
                actions={
                  journals.next && (
                    <ButtonLink look="quiet" href={`/desk/${app}/ledger?member=${id}` as Route}>
                      {t('allJournals')}
                    </ButtonLink>
                  )
                }
              >
                {journals.lines.length > 0 ? (
                  <JournalList app={app} lines={journals.lines} named={false} {...shown} />
                ) : (
                  <p className={styles.journal}>{t('noJournals')}</p>
                )}
              </Card>
            )}
          </div>
          <div className={records.stack}>
            {tier && <TierCard tier={tier} history={member.tierHistory} {...shown} />}
            {profile && form && record ? (
              <ProfileCard
                app={app}
                form={profile.form}
                body={form.body}
                record={record.record}
                names={record.names}
                {...shown}
              />
            ) : (
              <Card title={t('profile')}>
                <p className={records.soft}>{member.status === 'erased' ? t('erasedText') : t('noProfile')}</p>
              </Card>
            )}
            <RedemptionCard app={app} redemptions={member.redemptions} {...shown} />
            {may.manage && <SessionCard member={{ id, name }} sessions={member.sessions} {...shown} />}
          </div>
        </div>
      </div>
    </Texts>
  );
}
