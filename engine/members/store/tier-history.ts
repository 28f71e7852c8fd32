import { and, desc, eq } from 'drizzle-orm';
import { tierChange } from '@/drizzle/tables/tiers';
import type { Tx } from '@/lib/db/types';

/** Changes of a member's tier, the newest first. */
export async function tierHistory(
  tx: Pick<Tx, 'db'>,
  who: { readonly workspaceId: string; readonly memberId: string },
  limit: number,
) {
  return tx.db
    .select()
    .from(tierChange)
    .where(and(eq(tierChange.workspaceId, who.workspaceId), eq(tierChange.memberId, who.memberId)))
    .orderBy(desc(tierChange.id))
    .limit(limit);
}
