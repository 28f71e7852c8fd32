import { sql } from 'drizzle-orm';
import { kit } from '../kit';

const { table, text, int, time, index, unique, check } = kit;

/** How much of a reward there is and where it has gone. The reward itself is a record of the reward form. */
export const rewardStock = table(
  'reward_stock',
  {
    /** Id of the reward's record. */
    rewardId: text('reward_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** All units ever put on sale; null when the reward does not run out. */
    stock: int('stock'),
    reserved: int('reserved').notNull(),
    redeemed: int('redeemed').notNull(),
  },
  (t) => [
    index('reward_stock_workspace').on(t.workspaceId),
    check('reward_stock_counts', sql`reserved >= 0 and redeemed >= 0`),
    check('reward_stock_enough', sql`stock is null or reserved + redeemed <= stock`),
  ],
);

/** A member's redemption: its record says what was asked for, this row what became of it. */
export const redemption = table(
  'redemption',
  {
    /** Id of the redemption's record. */
    recordId: text('record_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    appId: text('app_id').notNull(),
    memberId: text('member_id').notNull(),
    rewardId: text('reward_id').notNull(),
    rewardTitle: text('reward_title').notNull(),
    quantity: int('quantity').notNull(),
    points: int('points').notNull(),
    holdId: text('hold_id'),
    /** Store where it is picked up. */
    orgUnitId: text('org_unit_id'),
    /** pending, ready, collected, rejected, cancelled */
    status: text('status').notNull(),
    /** Shown to the member once approved, proven at the counter once. */
    pickupCode: text('pickup_code'),
    createdAt: time('created_at').notNull(),
    settledAt: time('settled_at'),
    collectedAt: time('collected_at'),
    collectedBy: text('collected_by'),
  },
  (t) => [
    index('redemption_member').on(t.workspaceId, t.memberId, t.createdAt),
    unique('redemption_code').on(t.workspaceId, t.pickupCode).where(sql`pickup_code is not null and status = 'ready'`),
    check('redemption_status', sql`status in ('pending', 'ready', 'collected', 'rejected', 'cancelled')`),
  ],
);
