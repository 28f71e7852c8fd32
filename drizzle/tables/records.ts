import { kit } from '../kit';

const { table, text, int, bool, time, json, index, unique } = kit;

/** Changes of records, field by field. The creation itself stands on the record. */
export const recordHistory = table(
  'record_history',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    formId: text('form_id').notNull(),
    recordId: text('record_id').notNull(),
    revision: int('revision').notNull(),
    /** updated, binned, restored */
    action: text('action').notNull(),
    door: text('door').notNull(),
    /** Field id → [old value, new value], canonical JSON. */
    changes: json<Record<string, readonly [unknown, unknown]>>('changes').notNull(),
    at: time('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    /** The actor's name at that time. */
    actorName: text('actor_name'),
  },
  (t) => [index('record_history_record').on(t.recordId, t.revision)],
);

/** Last number given in each series of a serial-number field. */
export const serialCounter = table(
  'serial_counter',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    formId: text('form_id').notNull(),
    fieldId: text('field_id').notNull(),
    scope: text('scope').notNull(),
    last: int('last').notNull(),
  },
  (t) => [unique('serial_counter_scope').on(t.workspaceId, t.formId, t.fieldId, t.scope)],
);

/** Lists people have set up: columns, filter, order. */
export const savedView = table(
  'saved_view',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    formId: text('form_id').notNull(),
    title: text('title').notNull(),
    /** Whoever made it. */
    ownerId: text('owner_id'),
    shared: bool('shared').notNull(),
    body: json<unknown>('body').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (t) => [index('saved_view_form').on(t.workspaceId, t.formId)],
);

/** Uploaded files. The bytes lie under `DATA_DIR/uploads`, named by the id alone. */
export const file = table(
  'file',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: int('size').notNull(),
    sha256: text('sha256').notNull(),
    /** The record it belongs to; null until a record is saved with it. */
    recordId: text('record_id'),
    formId: text('form_id'),
    /** Part of what every member sees, such as the picture of a reward. */
    shown: bool('shown').notNull(),
    createdAt: time('created_at').notNull(),
    createdByKind: text('created_by_kind').notNull(),
    createdById: text('created_by_id').notNull(),
  },
  (t) => [index('file_record').on(t.workspaceId, t.recordId)],
);

/** One import of one file into one form. */
export const importBatch = table(
  'import_batch',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    appId: text('app_id').notNull(),
    formId: text('form_id').notNull(),
    fileId: text('file_id').notNull(),
    fileName: text('file_name').notNull(),
    /** Mapping, mode and format as chosen on the screen. */
    plan: json<unknown>('plan').notNull(),
    /** waiting, running, done, cancelled, failed, undoing, undone */
    status: text('status').notNull(),
    rows: int('rows').notNull(),
    /** Rows read so far; a resumed import goes on from here. */
    position: int('position').notNull(),
    created: int('created').notNull(),
    updated: int('updated').notNull(),
    unchanged: int('unchanged').notNull(),
    refused: int('refused').notNull(),
    /** Rows whose records lie in the bin. */
    binned: int('binned').notNull().default(0),
    createdAt: time('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    finishedAt: time('finished_at'),
  },
  (t) => [index('import_batch_form').on(t.workspaceId, t.formId)],
);

/** Lines an import did not bring in, with their problems, for the error workbook. */
export const importProblem = table(
  'import_problem',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    batchId: text('batch_id').notNull(),
    row: int('row').notNull(),
    cells: json<string[]>('cells').notNull(),
    problems: json<unknown>('problems').notNull(),
    /** The record that lies in the bin, where that is the reason. */
    recordId: text('record_id'),
  },
  (t) => [index('import_problem_batch').on(t.batchId, t.row)],
);

/** One action on many records at once: how far it has come, and what became of them. */
export const bulkRun = table(
  'bulk_run',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    appId: text('app_id').notNull(),
    formId: text('form_id').notNull(),
    /** The action, the records it is for, and whoever asked. */
    plan: json<unknown>('plan').notNull(),
    /** running, done, cancelled, failed */
    status: text('status').notNull(),
    total: int('total').notNull(),
    /** Records looked at so far. */
    position: int('position').notNull(),
    /** Id of the last record looked at; an interrupted run goes on behind it. */
    cursor: text('cursor').notNull(),
    changed: int('changed').notNull(),
    unchanged: int('unchanged').notNull(),
    refused: int('refused').notNull(),
    createdAt: time('created_at').notNull(),
    createdById: text('created_by_id').notNull(),
    finishedAt: time('finished_at'),
  },
  (t) => [index('bulk_run_form').on(t.workspaceId, t.formId, t.createdById)],
);

/** Records a bulk action left as they were, and why. */
export const bulkProblem = table(
  'bulk_problem',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    runId: text('run_id').notNull(),
    recordId: text('record_id').notNull(),
    title: text('title').notNull(),
    problems: json<unknown>('problems').notNull(),
  },
  (t) => [index('bulk_problem_run').on(t.runId, t.id)],
);
