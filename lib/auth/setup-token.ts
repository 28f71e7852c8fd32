import { and, eq } from 'drizzle-orm';
import { installation } from '@/drizzle/tables/installation';
import { sameText } from '@/lib/crypto/secret';
import type { Store, Tx } from '@/lib/db/types';
import { readFact } from './installation-secret';
import { Refusal } from './refusal';

const NAME = 'setup-token';
const USED = 'used';

/** The token that founds the company, for the terminal to print at each start; null once it has been used. */
export async function setupToken(store: Store): Promise<string | null> {
  return store.write(async (tx) => {
    const known = await readFact(tx, NAME);
    if (known) return known === USED ? null : known;
    const value = Buffer.from(tx.randomBytes(15)).toString('base64url');
    await tx.db.insert(installation).values({ name: NAME, value, updatedAt: tx.now }).onConflictDoNothing();
    return readFact(tx, NAME);
  });
}

/** Uses the token up, in the transaction that founds the company. Throws `accounts.wrongSetupToken`. */
export async function consumeSetupToken(tx: Tx, token: string): Promise<void> {
  const known = await readFact(tx, NAME);
  if (!known || known === USED || !sameText(token.trim(), known))
    throw new Refusal('refused', 'accounts.wrongSetupToken');
  const used = await tx.db
    .update(installation)
    .set({ value: USED, updatedAt: tx.now })
    .where(and(eq(installation.name, NAME), eq(installation.value, known)))
    .returning({ name: installation.name });
  if (used.length !== 1) throw new Refusal('refused', 'accounts.wrongSetupToken');
}
