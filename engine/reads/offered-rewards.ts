import { eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { rewardStock } from '@/drizzle/tables/rewards';
import { numberPart, partOf, textPart } from '@/engine/apps/form-parts';
import { formOf, type LoadedApp } from '@/engine/apps/loaded-app';
import { balance } from '@/engine/ledger/balance';
import { counterLeft } from '@/engine/ledger/counter';
import { writtenPoints } from '@/engine/ledger/points';
import type { StoredRecord } from '@/engine/records/record';
import { queryRecords } from '@/engine/records/store/query-records';
import { perMemberScope } from '@/engine/rewards/per-member-scope';
import type { Tx } from '@/lib/db/types';

/** Why a reward cannot be had just now; `short` says by how many points. */
const reasonSchema = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('short'), by: z.number() }),
  z.strictObject({ why: z.literal('soldOut') }),
  z.strictObject({ why: z.literal('limit'), limit: z.number() }),
]);

export const rewardSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  cost: z.number(),
  description: z.string().nullable(),
  /** Id of an uploaded picture. */
  picture: z.string().nullable(),
  worth: z.number().nullable(),
  /** Units left; null when it does not run out. */
  left: z.number().nullable(),
  perMember: z.number().nullable(),
  reason: reasonSchema.nullable(),
});
export type OfferedReward = z.infer<typeof rewardSchema>;

const MOST = 200;

/** Rewards on offer, the cheapest first, each with what keeps this member from it. */
export async function offeredRewards(tx: Tx, app: LoadedApp, memberId: string): Promise<OfferedReward[]> {
  const form = formOf(app, 'reward');
  if (!form) return [];
  const onSale = form.layout.places.find(({ field }) => field.id === form.body.bindings.onSale)?.names[0];
  const where = onSale ? [eq(sql.identifier(onSale), 1)] : [];
  const cost = form.layout.places.find(({ field }) => field.id === form.body.bindings.cost)?.names[0];
  const sort = cost ? { column: cost, direction: 'asc' as const } : undefined;
  const { records } = await queryRecords(tx, form.layout, { where, sort, limit: MOST });
  const ids = records.map((record) => record.id);
  const stock = ids.length ? await tx.db.select().from(rewardStock).where(inArray(rewardStock.rewardId, ids)) : [];
  const left = new Map(
    stock.map((row) => [row.rewardId, row.stock === null ? null : row.stock - row.reserved - row.redeemed]),
  );
  const points = app.currency
    ? writtenPoints((await balance(tx, { currency: app.currency, memberId })).available, app.currency.scale)
    : 0;
  const offered: OfferedReward[] = [];
  for (const record of records) {
    const shown = rewardView(app, record, left.get(record.id) ?? null);
    offered.push({ ...shown, reason: await reasonAgainst(tx, { app, memberId, points, reward: shown }) });
  }
  return offered;
}

function rewardView(app: LoadedApp, record: StoredRecord, left: number | null): Omit<OfferedReward, 'reason'> {
  const form = app.formsById.get(record.formId)!; // the records came from this form
  const pictures = partOf(form, record.values, 'picture');
  const [picture] = Array.isArray(pictures) ? pictures : [];
  return {
    id: record.id,
    name: textPart(form, record.values, 'name') ?? record.title,
    cost: numberPart(form, record.values, 'cost') ?? 0,
    description: textPart(form, record.values, 'description'),
    picture: typeof picture === 'object' && picture !== null && 'id' in picture ? String(picture.id) : null,
    worth: numberPart(form, record.values, 'worth'),
    left,
    perMember: numberPart(form, record.values, 'perMember'),
  };
}

async function reasonAgainst(
  tx: Tx,
  asked: { app: LoadedApp; memberId: string; points: number; reward: Omit<OfferedReward, 'reason'> },
): Promise<OfferedReward['reason']> {
  const { app, memberId, points, reward } = asked;
  if (reward.left !== null && reward.left <= 0) return { why: 'soldOut' };
  if (reward.perMember !== null) {
    const scope = perMemberScope(reward.id, memberId);
    const free = await counterLeft(tx, { workspaceId: app.workspaceId, scope, cap: reward.perMember });
    if (free === 0) return { why: 'limit', limit: reward.perMember };
  }
  return points < reward.cost ? { why: 'short', by: reward.cost - points } : null;
}
