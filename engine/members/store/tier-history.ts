import { and, desc, eq, gt } from 'drizzle-orm';
import { tierChange } from '@/drizzle/tables/tiers';
import type { Tx } from '@/lib/db/types';

/** The tier a member had when a record was made; undefined when it has not changed since. Ids grow with time. */
export async function tierBefore(
  tx: Pick<Tx, 'db'>,
  who: { readonly workspaceId: string; readonly memberId: string; readonly recordId: string },
): Promise<string | null | undefined> {
  const [next] = await tx.db
    .select({ from: tierChange.fromKey })
    .from(tierChange)
    .where(
      and(
        eq(tierChange.workspaceId, who.workspaceId),
        eq(tierChange.memberId, who.memberId),
        gt(tierChange.id, who.recordId),
      ),
    )
    .orderBy(tierChange.id)
    .limit(1);
  return next?.from;
}

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
