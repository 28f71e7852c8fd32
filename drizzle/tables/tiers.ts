import { kit } from '../kit';

const { table, text, int, time, index, primaryKey } = kit;

/** Every change of a member's tier, and what caused it. */
export const tierChange = table(
  'tier_change',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    memberId: text('member_id').notNull(),
    fromKey: text('from_key'),
    toKey: text('to_key'),
    /** up, down, gone */
    direction: text('direction').notNull(),
    measure: int('measure').notNull(),
    causeKind: text('cause_kind').notNull(),
    causeId: text('cause_id'),
    at: time('at').notNull(),
  },
  (t) => [index('tier_change_member').on(t.workspaceId, t.memberId, t.id)],
);

/** What each record adds to its member's measure, for programs that count only the last months. */
export const tierContribution = table(
  'tier_contribution',
  {
    workspaceId: text('workspace_id').notNull(),
    memberId: text('member_id').notNull(),
    recordId: text('record_id').notNull(),
    occurredAt: time('occurred_at').notNull(),
    amount: int('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId, t.recordId] }),
    index('tier_contribution_time').on(t.workspaceId, t.memberId, t.occurredAt),
  ],
);
