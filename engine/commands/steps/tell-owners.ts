import type { LoadedApp } from '@/engine/apps/loaded-app';
import { localText } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';
import { mailOwners } from './mail-owners';

interface Trouble {
  readonly app: LoadedApp;
  /** The record's. */
  readonly title: string;
  readonly template: 'flows.stuckNotice' | 'flows.failedNotice';
  readonly caseId: string;
}

/** A case needs help: the owners are told by mail. */
export function tellOwners(tx: Tx, { app, title, template, caseId }: Trouble): Promise<void> {
  return mailOwners(tx, {
    workspaceId: app.workspaceId,
    template,
    params: (locale) => ({ title: title || localText(app.title, locale), app: localText(app.title, locale) }),
    path: `/desk/${app.key}/cases/${caseId}`,
    timeZone: app.timeZone,
  });
}
