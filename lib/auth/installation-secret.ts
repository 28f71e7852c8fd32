import { eq } from 'drizzle-orm';
import { installation } from '@/drizzle/tables/installation';
import type { Store, Tx } from '@/lib/db/types';

/** A secret of this installation, made at its first use and the same for all its servers. */
export async function installationSecret(store: Store, name: string): Promise<string> {
  const known = await readFact(store, name);
  if (known) return known;
  return store.write(async (tx) => {
    const value = Buffer.from(tx.randomBytes(32)).toString('base64url');
    await tx.db.insert(installation).values({ name, value, updatedAt: tx.now }).onConflictDoNothing();
    const [row] = await tx.db.select().from(installation).where(eq(installation.name, name));
    return row?.value ?? value;
  });
}

export async function readFact(from: Pick<Tx, 'db'>, name: string): Promise<string | null> {
  const [row] = await from.db.select().from(installation).where(eq(installation.name, name));
  return row?.value ?? null;
}
