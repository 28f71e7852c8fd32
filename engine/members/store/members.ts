import { and, eq, type SQL, sql } from 'drizzle-orm';
import { member } from '@/drizzle/tables/members';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { type Locale, localeSchema } from '@/engine/kernel/text';
import type { Permission } from '@/engine/permissions/permissions';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { isUniqueViolation } from '@/lib/db/dialect';
import { insertRows } from '@/lib/db/insert-rows';
import type { Tx } from '@/lib/db/types';
import { cardNumber } from '../card-number';

export type MemberStatus = 'active' | 'frozen' | 'erased';

export interface Member {
  readonly id: string;
  readonly workspaceId: string;
  readonly status: MemberStatus;
  /** Eleven digits; null without a phone. */
  readonly phone: string | null;
  readonly cardNumber: string | null;
  readonly tierKey: string | null;
  readonly tierMeasure: number;
  readonly tierChangedAt: number | null;
  readonly profileRecordId: string | null;
  readonly orgUnitId: string | null;
  readonly locale: Locale;
  readonly joinedAt: number;
}

export interface NewMember {
  readonly workspaceId: string;
  /** As `normalisePhone` gives it. */
  readonly phone: string | null;
  /** One is made up when left out. */
  readonly cardNumber?: string;
  readonly orgUnitId: string | null;
  readonly profileRecordId: string | null;
  readonly locale: Locale;
  /** UTC milliseconds; now when left out. Members brought in from elsewhere joined earlier. */
  readonly joinedAt?: number;
}

const insertMembers = insertRows(member, 'skip');

/** Throws `members.phoneKnown` or `members.cardTaken`; of two registrations of one phone at once, exactly one gets through. */
export async function insertMember(tx: Tx, fresh: NewMember): Promise<Member> {
  const made: Member = {
    ...fresh,
    id: tx.newId(),
    status: 'active',
    cardNumber: fresh.cardNumber ?? cardNumber(tx.randomBytes(16)),
    tierKey: null,
    tierMeasure: 0,
    tierChangedAt: null,
    joinedAt: fresh.joinedAt ?? tx.now,
  };
  const written = await insertMembers(tx, [{ ...made, createdAt: tx.now, updatedAt: tx.now }]);
  if (written === 0) throw await takenFault(tx, made);
  return made;
}

async function takenFault(tx: Tx, made: Member): Promise<Fault> {
  const samePhone = made.phone === null ? null : await findMemberByPhone(tx, made.workspaceId, made.phone);
  if (samePhone) return new Fault('conflict', 'members.phoneKnown');
  return new Fault('conflict', 'members.cardTaken', { cardNumber: made.cardNumber });
}

/** Throws `members.none` when the company has no such member. */
export async function getMember(tx: Pick<Tx, 'db'>, workspaceId: string, memberId: string): Promise<Member> {
  const found = await findOne(tx, workspaceId, eq(member.id, memberId));
  if (!found) throw new Fault('not-found', 'members.none');
  return found;
}

/** The same for somebody who sees only some stores: a member of another one does not exist for them. */
export async function getMemberInReach(
  tx: Pick<Tx, 'db'>,
  actor: Actor,
  which: { readonly permission: Permission; readonly memberId: string },
): Promise<Member> {
  const reach = scopeSql(actor, which.permission, member.orgUnitId);
  const found = await findOne(tx, actor.workspaceId, sql`${member.id} = ${which.memberId} and ${reach}`);
  if (!found) throw new Fault('not-found', 'members.none');
  return found;
}

export function findMemberByPhone(tx: Pick<Tx, 'db'>, workspaceId: string, phone: string): Promise<Member | null> {
  return findOne(tx, workspaceId, eq(member.phone, phone));
}

export function findMemberByProfile(tx: Pick<Tx, 'db'>, workspaceId: string, recordId: string): Promise<Member | null> {
  return findOne(tx, workspaceId, eq(member.profileRecordId, recordId));
}

export interface MemberChange {
  readonly status?: MemberStatus;
  readonly phone?: string | null;
  readonly cardNumber?: string | null;
  readonly orgUnitId?: string | null;
  readonly profileRecordId?: string | null;
  readonly tierKey?: string | null;
  readonly tierMeasure?: number;
  readonly tierChangedAt?: number;
  readonly locale?: Locale;
}

/** Throws `members.phoneKnown` or `members.cardTaken`, as `insertMember`. */
export async function updateMember(
  tx: Tx,
  which: Pick<Member, 'workspaceId' | 'id'>,
  change: MemberChange,
): Promise<void> {
  const one = and(eq(member.workspaceId, which.workspaceId), eq(member.id, which.id));
  try {
    await tx.nested(async () => {
      await tx.db
        .update(member)
        .set({ ...change, updatedAt: tx.now })
        .where(one);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw await takenFault(tx, { ...(await getMember(tx, which.workspaceId, which.id)), ...change });
  }
}

async function findOne(tx: Pick<Tx, 'db'>, workspaceId: string, where: SQL): Promise<Member | null> {
  const [row] = await tx.db
    .select()
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), where));
  if (!row) return null;
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = row;
  // The database checks the status.
  return { ...rest, status: row.status as MemberStatus, locale: localeSchema.parse(row.locale) };
}
