import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { idSchema } from '@/engine/kernel/ids';
import type { Json } from '@/engine/kernel/json';
import { requirePermission } from '@/engine/permissions/can';
import { requireRedemption } from '@/engine/rewards/redemptions';
import { command } from './command';
import { createRecord } from './steps/create-record';

export const redeemReward = command({
  name: 'redeem-reward',
  summary: 'Redeem a reward for oneself; points are held until it is approved, or spent at once',
  input: z.strictObject({
    app: z.string(),
    reward: idSchema,
    quantity: z.number().int().min(1).max(100).default(1),
    store: idSchema.optional(),
    note: z.string().max(200).optional(),
  }),
  output: z.strictObject({ id: z.string(), status: z.string(), pickupCode: z.string().nullable() }),
  route: { method: 'POST', path: '/portal/{app}/redemptions', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  subject: (_input, output) => `record:${output.id}`,
  perform: async (tx, actor, { app: key, reward, quantity, store, note }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const form = requireFormOf(app, 'redemption');
    const parts: Record<string, Json | undefined> = { member: actor.id, reward, quantity, store, note };
    const raw = Object.fromEntries(
      Object.entries(parts).flatMap(([part, value]) => {
        const field = form.body.bindings[part];
        return field && value !== undefined ? [[field, value]] : [];
      }),
    );
    const { record } = await createRecord(tx, actor, { app, form, raw, door: 'portal' });
    const { status, pickupCode } = await requireRedemption(tx, actor.workspaceId, record.id);
    return { id: record.id, status, pickupCode };
  },
});
