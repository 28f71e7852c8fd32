import type { LoadedApp } from '@/engine/apps/loaded-app';
import type { CaseEffect } from '@/engine/flows/carry-out';
import { localText } from '@/engine/kernel/text';
import { getMember } from '@/engine/members/store/members';
import { listStaff } from '@/engine/organisation/store/staff';
import type { StoredRecord } from '@/engine/records/record';
import type { Tx } from '@/lib/db/types';
import { queueMessage } from '@/lib/messaging/message';
import { requestWords } from './request-words';

type Notice = Extract<CaseEffect, { kind: 'notify' | 'copy' | 'openTask' }>;

/** Tells people by mail, and the member by text message, once the transaction is committed. */
export async function notifyPeople(
  tx: Tx,
  notice: { readonly app: LoadedApp; readonly record: StoredRecord; readonly effect: Notice },
): Promise<void> {
  const { app, record, effect } = notice;
  const ids = effect.kind === 'openTask' ? (effect.personKind === 'staff' ? [effect.person] : []) : effect.people;
  const text = effect.kind === 'notify' ? effect.text : null;
  const template = templateOf(effect);
  const people = ids.length ? await listStaff(tx, app.workspaceId, { ids }) : [];
  const title = people.length ? await requestWords(tx, app, record) : () => '';
  for (const person of people) {
    const { locale } = person;
    await queueMessage(tx, {
      workspaceId: app.workspaceId,
      channel: 'mail',
      to: person.email,
      template,
      params: {
        title: title(locale),
        app: localText(app.title, locale),
        text: localText(text ?? undefined, locale),
      },
      path: `/desk/${app.key}/tasks`,
      locale,
      timeZone: app.timeZone,
    });
  }
  if (effect.kind === 'notify' && effect.member && record.memberId) await tellMember(tx, { app, record, effect });
}

async function tellMember(
  tx: Tx,
  { app, record, effect }: { app: LoadedApp; record: StoredRecord; effect: Extract<Notice, { kind: 'notify' }> },
): Promise<void> {
  const member = await getMember(tx, app.workspaceId, record.memberId ?? '');
  if (!member.phone || member.status !== 'active') return;
  const { locale } = member;
  await queueMessage(tx, {
    workspaceId: app.workspaceId,
    channel: 'sms',
    to: `+86${member.phone}`,
    template: 'flows.memberNotice',
    params: {
      title: record.title,
      app: localText(app.title, locale),
      text: localText(effect.text ?? undefined, locale),
    },
    path: `/m/${app.key}/requests`,
    locale,
    timeZone: app.timeZone,
  });
}

function templateOf(effect: Notice): string {
  if (effect.kind === 'openTask') return 'flows.taskNotice';
  if (effect.kind === 'copy') return 'flows.copyNotice';
  return { remind: 'flows.taskNotice', message: 'flows.staffNotice' }[effect.reason];
}
