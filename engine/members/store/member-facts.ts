import { and, eq, inArray, sql } from 'drizzle-orm';
import { member } from '@/drizzle/tables/members';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';
import type { MemberStatus } from './members';

/** What a purchase must know of its member. */
export interface MemberFacts {
  readonly id: string;
  readonly status: MemberStatus;
  readonly tierKey: string | null;
  readonly joinedAt: number;
  readonly orgUnitId: string | null;
}

const byId = statement<{ workspaceId: string; id: string }>((db) =>
  db
    .select(FACTS)
    .from(member)
    .where(and(eq(member.workspaceId, sql.placeholder('workspaceId')), eq(member.id, sql.placeholder('id')))),
);
const byCard = statement<{ workspaceId: string; card: string }>((db) =>
  db
    .select(FACTS)
    .from(member)
    .where(and(eq(member.workspaceId, sql.placeholder('workspaceId')), eq(member.cardNumber, sql.placeholder('card')))),
);
const byPhone = statement<{ workspaceId: string; phone: string }>((db) =>
  db
    .select(FACTS)
    .from(member)
    .where(and(eq(member.workspaceId, sql.placeholder('workspaceId')), eq(member.phone, sql.placeholder('phone')))),
);

const FACTS = {
  id: member.id,
  status: member.status,
  tierKey: member.tierKey,
  joinedAt: member.joinedAt,
  orgUnitId: member.orgUnitId,
};

export type MemberSearch =
  | { readonly id: string }
  | { readonly cardNumber: string }
  /** Eleven digits. */
  | { readonly phone: string };

/** The member somebody means; null when there is none. */
export async function memberFacts(tx: Tx, workspaceId: string, search: MemberSearch): Promise<MemberFacts | null> {
  const rows =
    'id' in search
      ? await byId(tx, { workspaceId, id: search.id })
      : 'phone' in search
        ? await byPhone(tx, { workspaceId, phone: search.phone })
        : await byCard(tx, { workspaceId, card: search.cardNumber });
  const [row] = rows;
  if (!row) return null;
  // In the order of FACTS; the database checks the status.
  const [id, status, tierKey, joinedAt, orgUnitId] = row as [
    string,
    MemberStatus,
    string | null,
    number,
    string | null,
  ];
  return { id, status, tierKey, joinedAt: Number(joinedAt), orgUnitId };
}

/** The facts of many members at once, for reading long lists; who is unknown is left out. */
export async function memberFactsOf(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<MemberFacts[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .select(FACTS)
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), inArray(member.id, [...ids])));
  // The database checks the status.
  return rows.map((row) => ({ ...row, status: row.status as MemberStatus }));
}
