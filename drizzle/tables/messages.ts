import { kit } from '../kit';

const { table, text, time, index } = kit;

/** The message log: what left, or what the development sender kept. */
export const message = table(
  'message',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** sms, mail */
    channel: text('channel').notNull(),
    recipient: text('recipient').notNull(),
    template: text('template').notNull(),
    subject: text('subject'),
    /** Kept by the development sender only: real messages carry codes and links. */
    text: text('text'),
    /** sent, kept, failed, late */
    status: text('status').notNull(),
    error: text('error'),
    createdAt: time('created_at').notNull(),
  },
  (t) => [index('message_workspace').on(t.workspaceId, t.id)],
);
