import { sql } from 'drizzle-orm';
import { kit } from '../kit';

const { table, text, int, time, json, index, unique, check } = kit;

/** A role with its reach: the whole company when `orgUnitId` is null, else that unit and everything below it. */
export interface RoleGrant {
  readonly role: 'owner' | 'builder' | 'manager' | 'clerk';
  readonly orgUnitId: string | null;
}

/** One company; the outer wall of all data. */
export const workspace = table('workspace', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** IANA name; days, months and expiries are counted in it. */
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  /** Id of an uploaded picture. */
  logo: text('logo'),
  createdAt: time('created_at').notNull(),
});

/** Tree headquarters → region → store. */
export const orgUnit = table(
  'org_unit',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    parentId: text('parent_id'),
    /** headquarters, region, store */
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    /** The company's own number of the store, as tills and spreadsheets know it. */
    code: text('code'),
    /** `/<headquarters id>/…/<own id>/`: whatever starts with it is the unit or lies below it. */
    path: text('path').notNull(),
    position: int('position').notNull(),
    createdAt: time('created_at').notNull(),
    closedAt: time('closed_at'),
  },
  (t) => [
    unique('org_unit_path').on(t.workspaceId, t.path),
    unique('org_unit_code').on(t.workspaceId, t.code).where(sql`code is not null`),
    check('org_unit_root', sql`(parent_id is null) = (kind = 'headquarters')`),
  ],
);

/** A person who works for the company; the sign-in account behind it may serve several companies. */
export const staff = table(
  'staff',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    locale: text('locale').notNull(),
    /** active, suspended */
    status: text('status').notNull(),
    createdAt: time('created_at').notNull(),
    suspendedAt: time('suspended_at'),
  },
  (t) => [unique('staff_user').on(t.workspaceId, t.userId), index('staff_by_user').on(t.userId)],
);

export const staffRole = table(
  'staff_role',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    staffId: text('staff_id').notNull(),
    role: text('role').$type<RoleGrant['role']>().notNull(),
    /** Null: the whole company. */
    orgUnitId: text('org_unit_id'),
  },
  (t) => [index('staff_role_staff').on(t.workspaceId, t.staffId)],
);

/** A link that makes its holder staff, once. */
export const invitation = table(
  'invitation',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    locale: text('locale').notNull(),
    roles: json<readonly RoleGrant[]>('roles').notNull(),
    /** SHA-256 of the secret in the link. */
    tokenHash: text('token_hash').notNull(),
    invitedBy: text('invited_by').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    /** Accepted or withdrawn; the link works no more. */
    closedAt: time('closed_at'),
    /** The staff row that came of it. */
    staffId: text('staff_id'),
  },
  (t) => [
    index('invitation_workspace').on(t.workspaceId, t.createdAt),
    unique('invitation_open').on(t.workspaceId, t.email).where(sql`closed_at is null`),
  ],
);

/** A program's key: `pw_<id>_<secret>`. Only the hash of the secret is kept. */
export const apiKey = table(
  'api_key',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    secretHash: text('secret_hash').notNull(),
    scopes: json<readonly string[]>('scopes').notNull(),
    /** Null: the whole company. */
    orgUnitId: text('org_unit_id'),
    requestsPerMinute: int('requests_per_minute').notNull(),
    createdAt: time('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    expiresAt: time('expires_at'),
    revokedAt: time('revoked_at'),
    /** To the minute. */
    lastUsedAt: time('last_used_at'),
  },
  (t) => [index('api_key_workspace').on(t.workspaceId, t.createdAt)],
);
