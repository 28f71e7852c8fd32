import { and, desc, eq, lt } from 'drizzle-orm';
import * as z from 'zod';
import { message } from '@/drizzle/tables/messages';
import { requirePermission } from '@/engine/permissions/can';
import { FAILURES, readFailure } from '@/lib/messaging/failure';
import { read } from './read';

const PAGE = 50;

const messageSchema = z.object({
  id: z.string(),
  channel: z.string(),
  recipient: z.string(),
  template: z.string(),
  subject: z.string().nullable(),
  /** Only where the development sender keeps messages instead of sending them. */
  text: z.string().nullable(),
  status: z.string(),
  /** Why it did not leave, and what the gateway said. */
  failure: z.object({ code: z.enum(FAILURES), detail: z.string().nullable() }).nullable(),
  createdAt: z.number(),
});

export const listMessages = read({
  name: 'list-messages',
  summary: 'The message log, newest first',
  input: z.strictObject({
    /** Id of the last message of the page before. */
    before: z.string().max(40).optional(),
  }),
  output: z.object({ messages: z.array(messageSchema), more: z.boolean() }),
  route: { method: 'GET', path: '/messages', tag: 'messages' },
  authorise: (_tx, actor) => requirePermission(actor, 'messages:read', null),
  perform: async (tx, actor, { before }) => {
    const older = before === undefined ? undefined : lt(message.id, before);
    const rows = await tx.db
      .select()
      .from(message)
      .where(and(eq(message.workspaceId, actor.workspaceId), older))
      .orderBy(desc(message.id))
      .limit(PAGE + 1);
    const messages = rows.slice(0, PAGE).map(({ workspaceId: _own, error, ...shown }) => ({
      ...shown,
      failure: error === null ? null : readFailure(error),
    }));
    return { messages, more: rows.length > PAGE };
  },
});
