import * as z from 'zod';
import { loadApp, loadAppById } from '@/engine/apps/load-app';
import { Fault } from '@/engine/kernel/fault';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { updateCaseStatus } from '@/engine/records/store/case-status';
import { findByPickupCode, moveRedemption } from '@/engine/rewards/redemptions';
import { command } from './command';

export const collectRedemption = command({
  name: 'collect-redemption',
  summary: 'Give out a reward against its pick-up code, once',
  input: z.strictObject({ app: z.string(), code: z.string().trim().min(4).max(20) }),
  output: z.strictObject({ id: z.string(), reward: z.string(), quantity: z.number(), memberId: z.string() }),
  route: { method: 'POST', path: '/apps/{app}/pickups', tag: 'rewards', scope: 'points:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'rewards:handOver'),
  subject: (_input, output) => `record:${output.id}`,
  perform: async (tx, actor, { app: key, code }) => {
    await loadApp(tx, actor.workspaceId, key);
    const found = await findByPickupCode(tx, actor.workspaceId, code.replace(/\s/g, ''));
    if (!found) throw new Fault('not-found', 'rewards.wrongCode', {}, [{ path: '/code', code: 'rewards.wrongCode' }]);
    // A reward without a store may be fetched anywhere.
    if (found.orgUnitId) await requirePlace(tx, actor, { permission: 'rewards:handOver', orgUnitId: found.orgUnitId });
    const { recordId } = found;
    const change = { status: 'collected' as const, collectedAt: tx.now, collectedBy: actor.id };
    if (!(await moveRedemption(tx, { recordId, from: ['ready'] }, change)))
      throw new Fault('conflict', 'rewards.wrongCode');
    // A code is good at every counter of the company; the record lies in the app it was redeemed in, in one of its forms.
    const { forms } = await loadAppById(tx, found.appId);
    for (const { body, layout } of forms.values()) {
      if (body.purpose === 'redemption') await updateCaseStatus(tx, layout, { id: recordId, status: 'collected' });
    }
    return { id: recordId, reward: found.rewardTitle, quantity: found.quantity, memberId: found.memberId };
  },
});
