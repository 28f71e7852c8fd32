import { numberPart, partOf, textPart } from '@/engine/apps/form-parts';
import type { LoadedApp, LoadedForm } from '@/engine/apps/loaded-app';
import { Fault } from '@/engine/kernel/fault';
import { localText } from '@/engine/kernel/text';
import { takeCounter } from '@/engine/ledger/counter';
import { memberFacts } from '@/engine/members/store/member-facts';
import type { StoredRecord } from '@/engine/records/record';
import { findRecord } from '@/engine/records/store/find-record';
import { perMemberScope } from '@/engine/rewards/per-member-scope';
import { newPickupCode } from '@/engine/rewards/pickup-code';
import { findRedemption, insertRedemption } from '@/engine/rewards/redemptions';
import type { Tx } from '@/lib/db/types';
import { fulfilRedemption } from '../steps/settle-redemption';
import type { Changed, Purpose } from './purpose';

/** A redemption asks for a reward: its points and units are set aside when it is written, and settled by its flow. */
export const redemption: Purpose = {
  purpose: 'redemption',
  async rewards(tx, changed) {
    const found = await rewardOf(tx, changed, !(await isUnderWay(tx, changed)));
    if (!found) return new Map();
    const { form, record } = found;
    const cost = numberPart(form, record.values, 'cost') ?? 0;
    return new Map([[record.id, { id: record.id, title: titleOf(form, record, changed.app), cost }]]);
  },
  async redeemed(tx, changed, performed) {
    const { app, form, record } = changed;
    const found = await rewardOf(tx, changed, true);
    if (!found || !record.memberId) throw new Fault('refused', 'rewards.unknownReward');
    await allowMember(tx, { app, memberId: record.memberId, reward: found, quantity: performed.quantity });
    const row = {
      recordId: record.id,
      workspaceId: app.workspaceId,
      appId: app.id,
      memberId: record.memberId,
      rewardId: performed.rewardId,
      rewardTitle: titleOf(found.form, found.record, app),
      quantity: performed.quantity,
      points: performed.points,
      holdId: performed.holdId,
      orgUnitId: record.orgUnitId,
      status: performed.instant ? 'ready' : 'pending',
      pickupCode: performed.instant ? await newPickupCode(tx, app.workspaceId) : null,
      createdAt: tx.now,
      settledAt: performed.instant ? tx.now : null,
      collectedAt: null,
      collectedBy: null,
    };
    await insertRedemption(tx, row);
    // Without a flow there is nobody to ask.
    if (!performed.instant && form.flow === null) await fulfilRedemption(tx, changed.actor, row);
    return { needsFlow: !performed.instant && form.flow !== null };
  },
};

interface FoundReward {
  readonly form: LoadedForm;
  readonly record: StoredRecord;
}

/** What was asked for while it was on offer goes on to its end, whatever becomes of the shelf. */
async function isUnderWay(tx: Tx, { app, form, before, record }: Changed): Promise<boolean> {
  if (before) return textPart(form, before.values, 'reward') === textPart(form, record.values, 'reward');
  return (await findRedemption(tx, app.workspaceId, record.id)) !== null;
}

/** The reward; one that is asked for `anew` is refused when it is binned or taken off the shelf. */
async function rewardOf(tx: Tx, { app, form, record }: Changed, anew: boolean): Promise<FoundReward | null> {
  const place = form.layout.places.find((one) => one.field.id === form.body.bindings.reward);
  const rewards = app.forms.get(place?.type.target?.(place.settings).form ?? '');
  const id = textPart(form, record.values, 'reward');
  if (!rewards || !id) return null;
  const found = await findRecord(tx, rewards.layout, id);
  if (!anew) return { form: rewards, record: found };
  const offered = rewards.body.bindings.onSale === undefined || partOf(rewards, found.values, 'onSale') === true;
  if (found.deletedAt !== null || !offered) throw new Fault('refused', 'rewards.unknownReward');
  return { form: rewards, record: found };
}

function titleOf(form: LoadedForm, record: StoredRecord, app: LoadedApp): string {
  return textPart(form, record.values, 'name') ?? localText(form.body.title, app.locale);
}

async function allowMember(
  tx: Tx,
  asked: {
    readonly app: LoadedApp;
    readonly memberId: string;
    readonly reward: FoundReward;
    readonly quantity: number;
  },
): Promise<void> {
  const { app, memberId, reward, quantity } = asked;
  const { workspaceId } = app;
  const member = await memberFacts(tx, workspaceId, { id: memberId });
  if (member?.status !== 'active') throw new Fault('refused', 'members.frozen');
  const limit = numberPart(reward.form, reward.record.values, 'perMember');
  if (limit === null) return;
  const scope = perMemberScope(reward.record.id, memberId);
  const { taken } = await takeCounter(tx, { workspaceId, scope, amount: quantity, cap: limit, mode: 'all' });
  if (taken === 0) throw new Fault('refused', 'rewards.limitReached', { limit });
}
