import { IconLogout } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { deviceWords } from '@/components/account/device-words';
import records from '@/components/records/records.module.css';
import { Card } from '@/components/ui/card';
import { formatMoment } from '@/lib/i18n/format';
import { MemberButton } from './member-button';
import type { Shown } from './types';

interface SessionCardProps extends Shown {
  readonly member: { readonly id: string; readonly name: string };
  readonly sessions: readonly { readonly id: string; readonly userAgent: string; readonly seenAt: string }[];
}

/** Where the member is signed in, and the way to end it all for a phone that was lost. */
export async function SessionCard({ member, sessions, locale, timeZone }: SessionCardProps) {
  const [t, actions] = await Promise.all([getTranslations('membersDesk.page'), getTranslations('membersDesk.actions')]);
  return (
    <Card
      title={t('sessions')}
      actions={
        sessions.length > 0 && (
          <MemberButton
            label={actions('endSessions')}
            icon={<IconLogout size={18} aria-hidden="true" />}
            title={actions('endSessionsTitle', { name: member.name })}
            text={actions('endSessionsText')}
            path={`/members/${member.id}/end-sessions`}
          />
        )
      }
    >
      {sessions.length === 0 && <p className={records.soft}>{t('noSessions')}</p>}
      <ul className={records.log}>
        {sessions.map((one) => (
          <li key={one.id}>
            {deviceWords(one.userAgent) ?? t('device')}
            <span className={records.soft}>
              {t('seen', { at: formatMoment(Date.parse(one.seenAt), locale, timeZone) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
