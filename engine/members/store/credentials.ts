import { and, eq } from 'drizzle-orm';
import { memberCredential } from '@/drizzle/tables/members';
import type { Tx } from '@/lib/db/types';

interface Who {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** The hash of the member's password; null when none was set. */
export async function findPasswordHash(from: Pick<Tx, 'db'>, { workspaceId, memberId }: Who): Promise<string | null> {
  const [row] = await from.db
    .select({ hash: memberCredential.passwordHash })
    .from(memberCredential)
    .where(and(eq(memberCredential.workspaceId, workspaceId), eq(memberCredential.memberId, memberId)));
  return row?.hash ?? null;
}

/** Sets or replaces the password; `passwordHash` comes from `hashPassword`, computed before the transaction. */
export async function putPasswordHash(tx: Tx, { workspaceId, memberId }: Who, passwordHash: string): Promise<void> {
  const set = { passwordHash, setAt: tx.now };
  await tx.db
    .insert(memberCredential)
    .values({ workspaceId, memberId, ...set })
    .onConflictDoUpdate({ target: memberCredential.memberId, set });
}
