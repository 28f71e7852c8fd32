import { sql } from 'drizzle-orm';
import { kit } from '../kit';

const { table, text, int, time, json, unique, index } = kit;

/**
 * One line for each command that was carried out: the audit, and the memory that makes a repeated request harmless.
 * Rows with a key are kept forever.
 */
export const commandLog = table(
  'command_log',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    at: time('at').notNull(),
    command: text('command').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    onBehalfOf: text('on_behalf_of'),
    /** What it was done to, when the command names it. */
    subject: text('subject'),
    /** Why, in the words of whoever did it. */
    note: text('note'),
    /** The caller's idempotency key. */
    key: text('key'),
    bodyHash: text('body_hash'),
    result: json<unknown>('result'),
  },
  (t) => [unique('command_log_key').on(t.workspaceId, t.actorId, t.key).where(sql`key is not null`)],
);

/** Work to be done later, written in the transaction that wants it: timers, messages, imports, schedules. */
export const job = table(
  'job',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    kind: text('kind').notNull(),
    /** At most one waiting job of a key exists. */
    key: text('key'),
    payload: json<unknown>('payload').notNull(),
    /** waiting, done, failed */
    status: text('status').notNull(),
    runAt: time('run_at').notNull(),
    attempts: int('attempts').notNull(),
    /** A worker holds the job until then; afterwards another may take it. */
    leasedUntil: time('leased_until').notNull(),
    lastError: text('last_error'),
    createdAt: time('created_at').notNull(),
    finishedAt: time('finished_at'),
  },
  (t) => [
    index('job_waiting').on(t.runAt).where(sql`status = 'waiting'`),
    unique('job_key').on(t.workspaceId, t.kind, t.key).where(sql`key is not null and status = 'waiting'`),
  ],
);
