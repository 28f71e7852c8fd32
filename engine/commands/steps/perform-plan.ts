import type { LoadedApp } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, invariant } from '@/engine/kernel/fault';
import { takeCounter } from '@/engine/ledger/counter';
import type { Currency } from '@/engine/ledger/currency';
import type { Explain } from '@/engine/ledger/explain-schema';
import { grant } from '@/engine/ledger/grant';
import { hold } from '@/engine/ledger/hold';
import type { Posted } from '@/engine/ledger/journal-schema';
import { type Reversed, reverseSource } from '@/engine/ledger/reverse-source';
import { spend } from '@/engine/ledger/spend';
import type { StoredRecord } from '@/engine/records/record';
import { redeemStock, reserveStock } from '@/engine/rewards/stock';
import { clip } from '@/engine/rules/clip';
import type { GrantItem, HoldItem, Plan, ReserveItem, ReverseItem } from '@/engine/rules/plan';
import type { Tx } from '@/lib/db/types';

/** What the rules did about a record; points in the currency's smallest unit. */
export interface Performed {
  readonly grants: readonly { readonly ruleKey: string; readonly points: number; readonly explain: Explain }[];
  readonly reversals: readonly Reversed[];
  readonly redemption: PerformedRedemption | null;
}

export interface PerformedRedemption {
  readonly points: number;
  readonly instant: boolean;
  readonly holdId: string | null;
  readonly rewardId: string;
  readonly quantity: number;
}

export interface PlanSite {
  readonly app: LoadedApp;
  readonly record: Pick<StoredRecord, 'id' | 'orgUnitId' | 'workspaceId'>;
  readonly occurredAt: number;
}

export const NOTHING_PERFORMED: Performed = { grants: [], reversals: [], redemption: null };

/** Source system of events that are records of ours. */
export const RECORDS = 'record';
/** What a step of a flow gives is told from what a rule gives by the beginning of its part. */
export const FLOW_PART = 'flow:';

/** Carries out what the rules want, in the transaction of the record that made them want it. */
export async function performPlan(tx: Tx, actor: Actor, plan: Plan & { readonly site: PlanSite }): Promise<Performed> {
  if (plan.items.length === 0) return NOTHING_PERFORMED;
  const { site } = plan;
  const currency = site.app.currency;
  invariant(currency, 'a published program has its currency in the ledger');
  const grants: Performed['grants'][number][] = [];
  const reversals: Reversed[] = [];
  let held: { item: HoldItem; posted: Posted } | null = null;
  let reserved: ReserveItem | null = null;
  for (const item of plan.items) {
    if (item.action === 'grant') {
      const given = await performGrant(tx, actor, { item, site, currency });
      if (given) grants.push(given);
    } else if (item.action === 'reverse') reversals.push(await performReversal(tx, actor, { item, site }));
    else if (item.action === 'hold') held = { item, posted: await performHold(tx, actor, { item, site, currency }) };
    else reserved = await performReservation(tx, item, site);
  }
  return { grants, reversals, redemption: reserved && redemptionOf(reserved, held) };
}

async function performGrant(
  tx: Tx,
  actor: Actor,
  { item, site, currency }: { readonly item: GrantItem; readonly site: PlanSite; readonly currency: Currency },
): Promise<Performed['grants'][number] | null> {
  const { given, item: explained } = clip(
    item,
    item.cap ? await takeCap(tx, item, site.record.workspaceId) : item.asked,
  );
  if (given === 0) return null;
  // Written out: an object spread costs as much here as a small statement.
  await grant(tx, {
    actor,
    occurredAt: site.occurredAt,
    orgUnitId: site.record.orgUnitId,
    cause: causeOf(site),
    currency,
    memberId: item.memberId,
    amount: given,
    activatesAt: item.activatesAt,
    expiresAt: item.expiresAt,
    source: { system: RECORDS, eventId: site.record.id, part: item.rule.key, amountTotal: item.amountTotal },
    explain: explained.explain,
  });
  return { ruleKey: item.rule.key, points: given, explain: explained.explain };
}

/** What the cap still let through; exact, however many come at once. */
async function takeCap(tx: Tx, item: GrantItem, workspaceId: string): Promise<number> {
  const { scope, limit } = item.cap!; // the caller has looked
  const { left } = await takeCounter(tx, { workspaceId, scope, amount: item.asked, cap: limit, mode: 'clip' });
  return left;
}

function performReversal(
  tx: Tx,
  actor: Actor,
  { item, site }: { item: ReverseItem; site: PlanSite },
): Promise<Reversed> {
  return reverseSource(tx, {
    ...circumstances(actor, site),
    workspaceId: site.record.workspaceId,
    source: { system: RECORDS, eventId: item.sourceRecordId },
    refundId: site.record.id,
    refunded: item.refunded ?? 'all',
    explain: item.explain,
  });
}

function performHold(
  tx: Tx,
  actor: Actor,
  { item, site, currency }: { readonly item: HoldItem; readonly site: PlanSite; readonly currency: Currency },
): Promise<Posted> {
  const taking = {
    ...circumstances(actor, site),
    currency,
    memberId: item.memberId,
    amount: item.points,
    key: `redeem:${site.record.id}`,
    explain: item.explain,
  };
  // An old redemption that is only now recorded has no time left to be decided.
  if (item.instant) return spend(tx, taking);
  if (item.deadlineAt <= tx.now) throw new Fault('refused', 'rewards.tooOld');
  return hold(tx, { ...taking, deadlineAt: item.deadlineAt });
}

async function performReservation(tx: Tx, item: ReserveItem, site: PlanSite): Promise<ReserveItem> {
  const request = { workspaceId: site.record.workspaceId, rewardId: item.rewardId, quantity: item.quantity };
  await reserveStock(tx, request);
  if (item.instant) await redeemStock(tx, request);
  return item;
}

function redemptionOf(reserved: ReserveItem, held: { item: HoldItem; posted: Posted } | null): PerformedRedemption {
  return {
    points: held?.item.points ?? 0,
    instant: reserved.instant,
    holdId: held?.posted.holdId ?? null,
    rewardId: reserved.rewardId,
    quantity: reserved.quantity,
  };
}

function circumstances(actor: Actor, site: PlanSite) {
  return {
    actor,
    occurredAt: site.occurredAt,
    orgUnitId: site.record.orgUnitId,
    cause: causeOf(site),
  } as const;
}

function causeOf({ record }: PlanSite) {
  return { kind: 'record', id: record.id } as const;
}
