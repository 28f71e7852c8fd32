import { and, eq, inArray } from 'drizzle-orm';
import { member } from '@/drizzle/tables/members';
import type { Tx } from '@/lib/db/types';

/** What a list needs to name members. */
export async function getMembers(tx: Pick<Tx, 'db'>, workspaceId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.db
    .select({ id: member.id, cardNumber: member.cardNumber, profileRecordId: member.profileRecordId })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), inArray(member.id, [...ids])));
}
