import { sql } from 'drizzle-orm';
import { kit } from '../kit';

const { table, text, int, time, index, unique, check } = kit;

/** A customer of the company. Everything people wrote about a member stands in its profile, a record of the member form. */
export const member = table(
  'member',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    /** active, frozen, erased */
    status: text('status').notNull(),
    /** Eleven digits, as the phone field keeps them; null for members brought in without one, and after erasing. */
    phone: text('phone'),
    cardNumber: text('card_number'),
    tierKey: text('tier_key'),
    /** The qualifying measure of the tiers, which spending never lowers. */
    tierMeasure: int('tier_measure').notNull(),
    tierChangedAt: time('tier_changed_at'),
    profileRecordId: text('profile_record_id'),
    /** Home store. */
    orgUnitId: text('org_unit_id'),
    locale: text('locale').notNull(),
    joinedAt: time('joined_at').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (t) => [
    unique('member_phone').on(t.workspaceId, t.phone).where(sql`phone is not null`),
    unique('member_card').on(t.workspaceId, t.cardNumber).where(sql`card_number is not null`),
    unique('member_profile').on(t.workspaceId, t.profileRecordId).where(sql`profile_record_id is not null`),
    index('member_unit').on(t.workspaceId, t.orgUnitId),
    check('member_status', sql`status in ('active', 'frozen', 'erased')`),
  ],
);

/** A password, for members who set one. */
export const memberCredential = table('member_credential', {
  memberId: text('member_id').primaryKey(),
  workspaceId: text('workspace_id').notNull(),
  passwordHash: text('password_hash').notNull(),
  setAt: time('set_at').notNull(),
});

export const memberSession = table(
  'member_session',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    memberId: text('member_id').notNull(),
    /** SHA-256 of the secret in the cookie. */
    secretHash: text('secret_hash').notNull(),
    /** code, password, registration */
    method: text('method').notNull(),
    userAgent: text('user_agent').notNull(),
    createdAt: time('created_at').notNull(),
    /** To the hour. */
    seenAt: time('seen_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [index('member_session_member').on(t.workspaceId, t.memberId)],
);

/** The one code on its way to a phone; a newer code takes its place. */
export const phoneCode = table(
  'phone_code',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    phone: text('phone').notNull(),
    codeHash: text('code_hash').notNull(),
    attempts: int('attempts').notNull(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [unique('phone_code_phone').on(t.workspaceId, t.phone)],
);

/** Somebody has shown that the phone is in their hand and is about to register with it. */
export const phoneProof = table(
  'phone_proof',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    phone: text('phone').notNull(),
    secretHash: text('secret_hash').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [index('phone_proof_end').on(t.workspaceId, t.expiresAt)],
);
