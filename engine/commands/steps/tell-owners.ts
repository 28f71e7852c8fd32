import type { LoadedApp } from '@/engine/apps/loaded-app';
import { localText } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';
import { mailOwners } from './mail-owners';
import { type Request, requestWords } from './request-words';

interface Trouble {
  readonly app: LoadedApp;
  readonly about: Request;
  readonly template: 'flows.stuckNotice' | 'flows.failedNotice';
  readonly caseId: string;
}

/** A case needs help: the owners are told by mail. */
export async function tellOwners(tx: Tx, { app, about, template, caseId }: Trouble): Promise<void> {
  const title = await requestWords(tx, app, about);
  await mailOwners(tx, {
    workspaceId: app.workspaceId,
    template,
    params: (locale) => ({ title: title(locale), app: localText(app.title, locale) }),
    path: `/desk/${app.key}/cases/${caseId}`,
    timeZone: app.timeZone,
  });
}
