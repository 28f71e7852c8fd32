import { eq } from 'drizzle-orm';
import { installation } from '@/drizzle/tables/installation';
import type { Store } from '@/lib/db/types';

const NAME = 'demo';
/** Stands for the facts while the demo is still being filled. */
const FILLING = '';

/** Is this installation the demo, or on its way to be? Then nothing is ever sent to anybody. */
export async function isDemo(store: Store): Promise<boolean> {
  return (await marked(store)) !== null;
}

/** What the demo has to say at each start: its sign-ins and its key, as JSON. Null until it is filled. */
export async function demoFacts(store: Store): Promise<string | null> {
  return (await marked(store)) || null;
}

/** Before the first letter is queued: from now on no message leaves the house. */
export async function markDemoBegun(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx.db
      .insert(installation)
      .values({ name: NAME, value: FILLING, updatedAt: tx.now })
      .onConflictDoNothing({ target: installation.name });
  });
}

export async function markDemoFilled(store: Store, facts: string): Promise<void> {
  await store.write(async (tx) => {
    await tx.db.update(installation).set({ value: facts, updatedAt: tx.now }).where(eq(installation.name, NAME));
  });
}

async function marked(store: Store): Promise<string | null> {
  const [row] = await store.db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.name, NAME));
  return row?.value ?? null;
}
