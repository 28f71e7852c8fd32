import { eq } from 'drizzle-orm';
import { installation } from '@/drizzle/tables/installation';
import type { Store } from '@/lib/db/types';

const NAME = 'demo';

/** Was this installation filled with the demo? Then nothing is ever sent to anybody. */
export async function isDemo(store: Store): Promise<boolean> {
  const rows = await store.db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.name, NAME));
  return rows.length > 0;
}

/** What the demo has to say at each start: its sign-ins and its key, as JSON. */
export async function demoFacts(store: Store): Promise<string | null> {
  const [row] = await store.db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.name, NAME));
  return row?.value ?? null;
}

export async function markDemo(store: Store, facts: string): Promise<void> {
  await store.write(async (tx) => {
    await tx.db.insert(installation).values({ name: NAME, value: facts, updatedAt: tx.now });
  });
}
