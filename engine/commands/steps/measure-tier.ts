import { ladderNow } from '@/engine/apps/ladder-now';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import {
  addToMeasure,
  measureSince,
  type Standing,
  saveContribution,
  setMeasure,
  setTier,
  standingOf,
  writeTierChange,
} from '@/engine/members/store/tier-measure';
import { type TierCause, type TierChange, tierChange } from '@/engine/tiers/change';
import { windowStart } from '@/engine/tiers/contribution';
import type { Ladder } from '@/engine/tiers/ladder';
import type { Tx } from '@/lib/db/types';

export interface Measured {
  readonly app: LoadedApp;
  readonly memberId: string;
  readonly recordId: string;
  readonly occurredAt: number;
  /** What the record added before and adds now, in the ladder's whole numbers. */
  readonly before: number;
  readonly after: number;
  readonly cause: TierCause;
}

/** Moves a member's measure by what a record changed, and the tier with it. */
export async function measureRecord(tx: Tx, measured: Measured): Promise<TierChange | null> {
  const { app, memberId, before, after } = measured;
  const ladder = ladderNow(app, tx.now);
  if (!ladder || before === after) return null;
  const named = { workspaceId: app.workspaceId, memberId };
  if (ladder.basis.windowMonths === null) {
    const standing = await addToMeasure(tx, named, after - before);
    return standing && moveTier(tx, named, { standing, ladder, cause: measured.cause });
  }
  const { recordId, occurredAt } = measured;
  await saveContribution(tx, { ...named, recordId, occurredAt, amount: after });
  return judgeTier(tx, { app, memberId, cause: measured.cause });
}

/** Judges a member's tier anew: at night, and after a program was published. */
export async function judgeTier(
  tx: Tx,
  judged: { readonly app: LoadedApp; readonly memberId: string; readonly cause: TierCause },
): Promise<TierChange | null> {
  const { app, memberId, cause } = judged;
  const ladder = ladderNow(app, tx.now);
  if (!ladder) return null;
  const named = { workspaceId: app.workspaceId, memberId };
  const since = windowStart(ladder.basis, tx.now, app.timeZone);
  const standing = await standingOf(tx, named);
  if (!standing) return null;
  const measure = since === null ? standing.measure : await measureSince(tx, named, since);
  if (measure !== standing.measure) await setMeasure(tx, named, measure);
  return moveTier(tx, named, { standing: { tier: standing.tier, measure }, ladder, cause });
}

async function moveTier(
  tx: Tx,
  named: { readonly workspaceId: string; readonly memberId: string },
  { standing, ladder, cause }: { readonly standing: Standing; readonly ladder: Ladder; readonly cause: TierCause },
): Promise<TierChange | null> {
  const change = tierChange(standing, ladder, cause);
  if (!change) return null;
  await setTier(tx, named, change.to);
  await writeTierChange(tx, {
    ...named,
    fromKey: change.from,
    toKey: change.to,
    direction: change.direction,
    measure: change.measure,
    causeKind: cause.kind,
    causeId: 'id' in cause ? cause.id : null,
  });
  return change;
}
