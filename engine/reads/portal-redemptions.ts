import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { writtenPoints } from '@/engine/ledger/points';
import { requirePermission } from '@/engine/permissions/can';
import { redemptionsOf } from '@/engine/rewards/redemptions';
import { caseSteps, caseStepsSchema } from './case-steps';
import { unitNames } from './gather-names';
import { read } from './read';

const redemptionSchema = z.strictObject({
  id: z.string(),
  reward: z.string(),
  quantity: z.number(),
  points: z.number(),
  status: z.enum(['pending', 'ready', 'collected', 'rejected', 'cancelled']),
  /** Only while it waits to be collected. */
  pickupCode: z.string().nullable(),
  store: z.string().nullable(),
  createdAt: z.string(),
  settledAt: z.string().nullable(),
  collectedAt: z.string().nullable(),
  /** How the approval stands; null when none was needed. */
  way: caseStepsSchema.nullable(),
});

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export const portalRedemptions = read({
  name: 'portal-redemptions',
  summary: "The member's redemptions and how each one stands",
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({ redemptions: z.array(redemptionSchema) }),
  route: { method: 'GET', path: '/portal/{app}/redemptions', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const rows = await redemptionsOf(tx, { workspaceId: actor.workspaceId, memberId: actor.id }, 30);
    const names = await unitNames(tx, actor.workspaceId, [...new Set(rows.flatMap((row) => row.orgUnitId ?? []))]);
    const ways = new Map<string, Awaited<ReturnType<typeof caseSteps>>>();
    for (const row of rows) ways.set(row.recordId, await caseSteps(tx, actor.workspaceId, row.recordId));
    return {
      redemptions: rows.map((row) => ({
        id: row.recordId,
        reward: row.rewardTitle,
        quantity: row.quantity,
        points: writtenPoints(row.points, app.currency?.scale ?? 0),
        status: redemptionSchema.shape.status.parse(row.status),
        pickupCode: row.status === 'ready' ? row.pickupCode : null,
        store: row.orgUnitId ? (names[row.orgUnitId] ?? null) : null,
        createdAt: new Date(row.createdAt).toISOString(),
        settledAt: instant(row.settledAt),
        collectedAt: instant(row.collectedAt),
        way: ways.get(row.recordId) ?? null,
      })),
    };
  },
});
