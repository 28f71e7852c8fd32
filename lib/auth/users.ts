import { eq, or } from 'drizzle-orm';
import { authAccount, authUser } from '@/drizzle/tables/sign-in';
import { isUniqueViolation } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import { Refusal } from './refusal';

/** Starts with a letter, so that it is never taken for an e-mail address or a phone. */
export const USERNAME = /^[a-zA-Z][a-zA-Z0-9_.]{2,29}$/;

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly username?: string;
  /** From `hashPassword`, computed before the transaction. */
  readonly passwordHash: string;
}

/** Makes a sign-in account; returns its id. Throws `accounts.emailTaken` or `accounts.usernameTaken`. */
export async function insertUser(tx: Tx, user: NewUser): Promise<string> {
  const id = tx.newId();
  const at = new Date(tx.now);
  const { name, passwordHash } = user;
  const email = user.email.toLowerCase();
  const username = user.username?.toLowerCase() ?? null;
  await refuseTaken(tx, { email, username });
  try {
    await tx.nested(async () => {
      await tx.db
        .insert(authUser)
        .values({ id, name, email, emailVerified: true, username, createdAt: at, updatedAt: at });
    });
  } catch (error) {
    // Somebody took one of the two since we looked; which one no longer matters.
    if (isUniqueViolation(error)) throw new Refusal('conflict', 'accounts.emailTaken');
    throw error;
  }
  await tx.db.insert(authAccount).values({
    id: tx.newId(),
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: passwordHash,
    createdAt: at,
    updatedAt: at,
  });
  return id;
}

export async function findUserIdByEmail(tx: Pick<Tx, 'db'>, email: string): Promise<string | null> {
  const [row] = await tx.db.select({ id: authUser.id }).from(authUser).where(eq(authUser.email, email.toLowerCase()));
  return row?.id ?? null;
}

async function refuseTaken(tx: Tx, wanted: { email: string; username: string | null }): Promise<void> {
  const same = wanted.username === null ? undefined : eq(authUser.username, wanted.username);
  const rows = await tx.db
    .select({ email: authUser.email })
    .from(authUser)
    .where(or(eq(authUser.email, wanted.email), same));
  if (rows.some((row) => row.email === wanted.email)) throw new Refusal('conflict', 'accounts.emailTaken');
  if (rows.length) throw new Refusal('conflict', 'accounts.usernameTaken');
}
