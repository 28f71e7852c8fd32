import type { Locale } from '@/engine/kernel/text';
import { activeStaffWithRole, listStaff } from '@/engine/organisation/store/staff';
import type { Tx } from '@/lib/db/types';
import { type OutgoingMessage, queueMessage } from '@/lib/messaging/message';

interface OwnerMail extends Pick<OutgoingMessage, 'workspaceId' | 'template' | 'path' | 'timeZone'> {
  readonly params: (locale: Locale) => OutgoingMessage['params'];
}

/** Tells the owners of the company by mail, each in their language, once the transaction is committed. */
export async function mailOwners(tx: Tx, { params, ...mail }: OwnerMail): Promise<void> {
  const ids = await activeStaffWithRole(tx, mail.workspaceId, { role: 'owner', orgUnitIds: 'anywhere' });
  for (const { email, locale } of ids.length ? await listStaff(tx, mail.workspaceId, { ids }) : []) {
    await queueMessage(tx, { ...mail, channel: 'mail', to: email, params: params(locale), locale });
  }
}
