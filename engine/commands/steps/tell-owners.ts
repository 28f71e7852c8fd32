import type { LoadedApp } from '@/engine/apps/loaded-app';
import { localText } from '@/engine/kernel/text';
import { activeStaffWithRole, listStaff } from '@/engine/organisation/store/staff';
import type { Tx } from '@/lib/db/types';
import { queueMessage } from '@/lib/messaging/message';

interface Trouble {
  readonly app: LoadedApp;
  /** The record's. */
  readonly title: string;
  readonly template: 'flows.stuckNotice' | 'flows.failedNotice';
  readonly caseId: string;
}

/** A case needs help: the owners are told by mail, once the transaction is committed. */
export async function tellOwners(tx: Tx, { app, title, template, caseId }: Trouble): Promise<void> {
  const ids = await activeStaffWithRole(tx, app.workspaceId, { role: 'owner', orgUnitIds: 'anywhere' });
  for (const { email, locale } of ids.length ? await listStaff(tx, app.workspaceId, { ids }) : []) {
    await queueMessage(tx, {
      workspaceId: app.workspaceId,
      channel: 'mail',
      to: email,
      template,
      params: { title: title || localText(app.title, locale), app: localText(app.title, locale) },
      path: `/desk/${app.key}/cases/${caseId}`,
      locale,
      timeZone: app.timeZone,
    });
  }
}
