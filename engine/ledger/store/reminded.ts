import { eq } from 'drizzle-orm';
import { installation } from '@/drizzle/tables/installation';
import type { Tx } from '@/lib/db/types';

const PREFIX = 'reminded-through:';

/** The last day on which the members of an app were told what expires; null before the first. */
export async function remindedThrough(tx: Pick<Tx, 'db'>, appId: string): Promise<string | null> {
  const [row] = await tx.db
    .select({ day: installation.value })
    .from(installation)
    .where(eq(installation.name, PREFIX + appId));
  return row?.day ?? null;
}

export async function putRemindedThrough(tx: Tx, appId: string, day: string): Promise<void> {
  const set = { value: day, updatedAt: tx.now };
  await tx.db
    .insert(installation)
    .values({ name: PREFIX + appId, ...set })
    .onConflictDoUpdate({ target: installation.name, set });
}
