import { kit } from '../kit';

const { table, text, int, time, json, unique, index, primaryKey } = kit;

/** Titles as builders wrote them, by language. */
type Titles = { 'zh-CN'?: string; 'zh-TW'?: string; en?: string };

export const app = table(
  'app',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** Stands in addresses; unique in the whole installation through `app_address`. */
    key: text('key').notNull(),
    title: json<Titles>('title').notNull(),
    accent: text('accent').notNull(),
    /** Counts publications; 0 before the first one. */
    revision: int('revision').notNull(),
    createdAt: time('created_at').notNull(),
    deletedAt: time('deleted_at'),
  },
  (t) => [unique('app_key').on(t.workspaceId, t.key)],
);

/** Public links carry no workspace, so addresses are unique across workspaces: like the sign-in tables, a named exception. */
export const appAddress = table('app_address', {
  address: text('address').primaryKey(),
  workspaceId: text('workspace_id').notNull(),
  appId: text('app_id').notNull(),
});

/** Which version of each definition was in force at a revision of the app. */
export const appRevision = table(
  'app_revision',
  {
    workspaceId: text('workspace_id').notNull(),
    appId: text('app_id').notNull(),
    revision: int('revision').notNull(),
    /** Definition id → version. */
    versions: json<Record<string, number>>('versions').notNull(),
    note: text('note').notNull(),
    publishedAt: time('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.appId, t.revision] })],
);

export const definition = table(
  'definition',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    appId: text('app_id').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    draft: json<unknown>('draft').notNull(),
    /** Counts edits of the draft. */
    draftRevision: int('draft_revision').notNull(),
    /** The draft revision that the version in force was made from; null before the first publication. */
    publishedRevision: int('published_revision'),
    publishedVersion: int('published_version'),
    position: int('position').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    deletedAt: time('deleted_at'),
  },
  (t) => [unique('definition_key').on(t.workspaceId, t.appId, t.kind, t.key)],
);

/** Immutable numbered copies. */
export const definitionVersion = table(
  'definition_version',
  {
    workspaceId: text('workspace_id').notNull(),
    definitionId: text('definition_id').notNull(),
    version: int('version').notNull(),
    body: json<unknown>('body').notNull(),
    publishedAt: time('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.definitionId, t.version] })],
);

/** Every edit of a draft, so that a stale editor can be told who changed what. */
export const definitionEdit = table(
  'definition_edit',
  {
    workspaceId: text('workspace_id').notNull(),
    definitionId: text('definition_id').notNull(),
    revision: int('revision').notNull(),
    edit: json<unknown>('edit').notNull(),
    editedAt: time('edited_at').notNull(),
    editedBy: text('edited_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.definitionId, t.revision] })],
);

/** The physical tables that published forms have, as they stand: what a publication must add is the difference. */
export const formTable = table(
  'form_table',
  {
    formId: text('form_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    shape: json<unknown>('shape').notNull(),
  },
  (t) => [index('form_table_workspace').on(t.workspaceId)],
);
