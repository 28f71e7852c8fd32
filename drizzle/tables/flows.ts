import { sql } from 'drizzle-orm';
import { kit } from '../kit';

const { table, text, int, bool, time, json, index, unique, primaryKey, check } = kit;

/** One run of a flow version for one record. */
export const flowCase = table(
  'flow_case',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    definitionId: text('definition_id').notNull(),
    /** The case stays on this version of the flow. */
    flowVersion: int('flow_version').notNull(),
    compilerVersion: int('compiler_version').notNull(),
    /** Counts events; every write names the one it has seen. */
    version: int('version').notNull(),
    /** running, approved, rejected, withdrawn, terminated */
    status: text('status').notNull(),
    marking: json<unknown>('marking').notNull(),
    formId: text('form_id').notNull(),
    recordId: text('record_id').notNull(),
    /** Store of the record: whose staff may see the case. */
    orgUnitId: text('org_unit_id'),
    memberId: text('member_id'),
    /** The record's title when the case started. */
    title: text('title').notNull(),
    initiatorKind: text('initiator_kind').notNull(),
    initiatorId: text('initiator_id').notNull(),
    initiatorName: text('initiator_name'),
    /** Nobody can act and no timer runs, or a step has failed: the admins must look. */
    incident: bool('incident').notNull(),
    startedAt: time('started_at').notNull(),
    finishedAt: time('finished_at'),
  },
  (t) => [
    unique('flow_case_running').on(t.workspaceId, t.recordId).where(sql`status = 'running'`),
    index('flow_case_record').on(t.workspaceId, t.recordId, t.startedAt),
    index('flow_case_status').on(t.workspaceId, t.status, t.startedAt),
    index('flow_case_initiator').on(t.workspaceId, t.initiatorId, t.startedAt),
    check('flow_case_known', sql`status in ('running', 'approved', 'rejected', 'withdrawn', 'terminated')`),
    check('flow_case_finished', sql`(status = 'running') = (finished_at is null)`),
  ],
);

/** Asks one person at one visit of one node; or, as a copy, only shows. */
export const flowTask = table(
  'flow_task',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    caseId: text('case_id').notNull(),
    node: text('node').notNull(),
    visit: int('visit').notNull(),
    /** decide, copy */
    kind: text('kind').notNull(),
    /** staff, member */
    personKind: text('person_kind').notNull(),
    personId: text('person_id').notNull(),
    /** Whom the task was first given to, when it was passed on. */
    originalId: text('original_id'),
    /** open, done: its person acted; closed: no longer asked; copy */
    status: text('status').notNull(),
    /** approve, reject, return, transfer */
    verdict: text('verdict'),
    comment: text('comment'),
    openedAt: time('opened_at').notNull(),
    dueAt: time('due_at'),
    /** Done, closed or, for a copy, first seen. */
    closedAt: time('closed_at'),
    /** decided, returned, transferred, timedOut, ended */
    closedBecause: text('closed_because'),
    /** The lines of the log that opened and closed it. */
    openedSeq: int('opened_seq').notNull(),
    closedSeq: int('closed_seq'),
  },
  (t) => [
    unique('flow_task_open').on(t.workspaceId, t.caseId, t.node, t.visit, t.personId).where(sql`status = 'open'`),
    index('flow_task_person').on(t.workspaceId, t.personId, t.status, t.openedAt),
    index('flow_task_case').on(t.caseId, t.openedSeq),
    check('flow_task_known', sql`status in ('open', 'done', 'closed', 'copy')`),
    check('flow_task_closed', sql`status = 'copy' or (status = 'open') = (closed_at is null)`),
  ],
);

export const flowTimer = table(
  'flow_timer',
  {
    workspaceId: text('workspace_id').notNull(),
    caseId: text('case_id').notNull(),
    /** `$case` for the deadline of the whole case. */
    node: text('node').notNull(),
    visit: int('visit').notNull(),
    dueAt: time('due_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.node, t.visit] }), index('flow_timer_due').on(t.dueAt)],
);

/** Every event of a case with the answers it was given: enough to replay it. */
export const flowLog = table(
  'flow_log',
  {
    workspaceId: text('workspace_id').notNull(),
    caseId: text('case_id').notNull(),
    /** The case's version after the event. */
    seq: int('seq').notNull(),
    at: time('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    /** The actor's name at that time. */
    actorName: text('actor_name'),
    /** start, approve, reject, return, transfer, reassign, timer, retry, withdraw, terminate, comment, failed */
    action: text('action').notNull(),
    node: text('node'),
    visit: int('visit'),
    comment: text('comment'),
    /** Null for a comment and a failure, which change nothing. */
    event: json<unknown>('event'),
    answers: json<unknown>('answers').notNull(),
    /** What the flow did by itself, and why. */
    notes: json<unknown>('notes').notNull(),
    /** The record as it was at that moment, by its history. */
    recordRevision: int('record_revision'),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.seq] })],
);
