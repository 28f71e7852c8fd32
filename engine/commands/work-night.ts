import { ladderNow } from '@/engine/apps/ladder-now';
import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { appsOf } from '@/engine/apps/store';
import { expireDue } from '@/engine/ledger/expire-due';
import { isHalted } from '@/engine/ledger/halted';
import type { SettleStep } from '@/engine/ledger/settle-plan';
import { memberPage } from '@/engine/members/store/tier-measure';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import type { Store } from '@/lib/db/types';
import type { JobHandler } from '@/lib/jobs/worker';
import { judgeTier } from './steps/measure-tier';
import { remindExpiring } from './steps/remind-expiring';
import { nextNight } from './steps/schedule-night';

/** Wallets or members a transaction: short enough that a till never waits for the night. */
const PAGE = 100;
const HOUR = 3_600_000;

/**
 * The company's night: activate, judge tiers, expire, judge them again, remind. Every part may be repeated and cut off; what is done
 * is no longer due. Runs again the next night.
 */
export const workNight: JobHandler = async (store, { workspaceId }, stopping) => {
  // Nothing may be booked, and trying in vain would end the nights for good.
  if (isHalted(workspaceId)) return store.clock() + HOUR;
  const night = { store, stopping };
  const apps = await store.write(async (tx) => {
    const loaded: LoadedApp[] = [];
    for (const app of await appsOf(tx, workspaceId)) if (app.revision > 0) loaded.push(await loadAppById(tx, app.id));
    return loaded;
  });
  await settleAll(night, workspaceId, ['activate']);
  for (const app of apps) await judgeAll(night, app);
  await settleAll(night, workspaceId, ['expire']);
  for (const app of apps) await judgeAll(night, app);
  for (const app of apps) if (!stopping?.aborted) await remindExpiring(store, app);
  if (stopping?.aborted) return store.clock();
  const { timeZone } = await store.read((tx) => getWorkspace(tx, workspaceId));
  return nextNight(store.clock(), timeZone);
};

interface Night {
  readonly store: Store;
  readonly stopping: AbortSignal | undefined;
}

async function settleAll(night: Night, workspaceId: string, steps: readonly SettleStep[]): Promise<void> {
  let after: string | null = '';
  while (after !== null && !night.stopping?.aborted) {
    const from: string = after;
    const page = await night.store.write((tx) => expireDue(tx, { workspaceId, steps, limit: PAGE, after: from }));
    after = page.next;
  }
}

async function judgeAll({ store, stopping }: Night, app: LoadedApp): Promise<void> {
  // Where a lifetime counts, only a command can move anybody.
  const ladder = ladderNow(app, store.clock());
  if (!ladder || ladder.basis.windowMonths === null) return;
  let after = '';
  while (!stopping?.aborted) {
    const page = await store.write(async (tx) => {
      const ids = await memberPage(tx, app.workspaceId, { after, limit: PAGE });
      for (const memberId of ids) await judgeTier(tx, { app, memberId, cause: { kind: 'window' } });
      return ids;
    });
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}
