import { kit } from '../kit';

const { table, text, int, bool, time, date, index, unique } = kit;

/**
 * Tables of the sign-in library, shaped as it wants them: an account belongs to a person, who may work for several companies,
 * so there is no workspace here. The named exception to "every row has a workspace".
 */
export const authUser = table(
  'auth_user',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: bool('email_verified').notNull(),
    image: text('image'),
    username: text('username'),
    twoFactorEnabled: bool('two_factor_enabled'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [unique('auth_user_email').on(t.email), unique('auth_user_username').on(t.username)],
);

export const authSession = table(
  'auth_session',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    token: text('token').notNull(),
    expiresAt: date('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
    /** Ours: the company this session looks at, for people who work for several. */
    workspaceId: text('workspace_id'),
  },
  (t) => [unique('auth_session_token').on(t.token), index('auth_session_user').on(t.userId)],
);

export const authAccount = table(
  'auth_account',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [unique('auth_account_provider').on(t.providerId, t.accountId), index('auth_account_user').on(t.userId)],
);

export const authVerification = table(
  'auth_verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('auth_verification_identifier').on(t.identifier)],
);

export const authTwoFactor = table(
  'auth_two_factor',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: bool('verified'),
    failedVerificationCount: int('failed_verification_count'),
    lockedUntil: date('locked_until'),
  },
  (t) => [unique('auth_two_factor_user').on(t.userId)],
);

/** Attempts within a window of time, by account, phone or address: counted in the database, so that every instance counts together. */
export const throttle = table(
  'throttle',
  {
    /** What is counted and whose it is; a hash, since it stands for addresses and phones. */
    key: text('key').primaryKey(),
    count: int('count').notNull(),
    endsAt: time('ends_at').notNull(),
  },
  (t) => [index('throttle_end').on(t.endsAt)],
);
