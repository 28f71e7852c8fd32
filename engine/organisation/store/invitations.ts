import { and, desc, eq, isNull } from 'drizzle-orm';
import { invitation, type RoleGrant } from '@/drizzle/tables/accounts';
import { Fault } from '@/engine/kernel/fault';
import { type Locale, localeSchema } from '@/engine/kernel/text';
import { newSecret, sameSecret } from '@/lib/crypto/secret';
import { lockName } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';

/** A link is good for this long. */
const LIFE = 7 * 24 * 3_600_000;

export interface Invitation {
  readonly id: string;
  readonly workspaceId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly RoleGrant[];
  readonly invitedBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly closedAt: number | null;
}

export type NewInvitation = Pick<Invitation, 'workspaceId' | 'email' | 'name' | 'locale' | 'roles' | 'invitedBy'>;

/** Writes the invitation and returns the secret of its link, once. An open invitation of the same address is withdrawn. */
export async function insertInvitation(
  tx: Tx,
  fresh: NewInvitation,
): Promise<{ id: string; token: string; expiresAt: number }> {
  await lockName(tx, `invitation:${fresh.workspaceId}:${fresh.email}`);
  await tx.db
    .update(invitation)
    .set({ closedAt: tx.now })
    .where(
      and(
        eq(invitation.workspaceId, fresh.workspaceId),
        eq(invitation.email, fresh.email),
        isNull(invitation.closedAt),
      ),
    );
  const id = tx.newId();
  const { secret, hash } = newSecret(tx);
  const expiresAt = tx.now + LIFE;
  await tx.db
    .insert(invitation)
    .values({ ...fresh, id, tokenHash: hash, createdAt: tx.now, expiresAt, closedAt: null, staffId: null });
  return { id, token: `${id}.${secret}`, expiresAt };
}

/** The invitation that a link stands for, while it works. Throws `accounts.linkExpired`, whatever is wrong with it. */
export async function findByLink(tx: Pick<Tx, 'db' | 'now'>, token: string): Promise<Invitation> {
  const [id = '', secret = ''] = token.split('.');
  const [row] = await tx.db.select().from(invitation).where(eq(invitation.id, id));
  const works = row && sameSecret(secret, row.tokenHash) && row.closedAt === null && row.expiresAt > tx.now;
  if (!works) throw new Fault('refused', 'accounts.linkExpired');
  return { ...row, locale: localeSchema.parse(row.locale) };
}

/** Uses up the link; throws `accounts.linkExpired` when somebody was faster. */
export async function closeByAcceptance(tx: Tx, id: string, staffId: string): Promise<void> {
  const closed = await tx.db
    .update(invitation)
    .set({ closedAt: tx.now, staffId })
    .where(and(eq(invitation.id, id), isNull(invitation.closedAt)))
    .returning({ id: invitation.id });
  if (closed.length !== 1) throw new Fault('refused', 'accounts.linkExpired');
}

/** Throws `organisation.noInvitation` when it does not exist or is no longer open. */
export async function getOpenInvitation(tx: Tx, workspaceId: string, id: string): Promise<Invitation> {
  const [row] = await tx.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.workspaceId, workspaceId), eq(invitation.id, id), isNull(invitation.closedAt)));
  if (!row) throw new Fault('not-found', 'organisation.noInvitation');
  return { ...row, locale: localeSchema.parse(row.locale) };
}

export async function withdrawInvitation(tx: Tx, id: string): Promise<void> {
  await tx.db.update(invitation).set({ closedAt: tx.now }).where(eq(invitation.id, id));
}

/** Open invitations, newest first. */
export async function listOpenInvitations(tx: Pick<Tx, 'db'>, workspaceId: string): Promise<Invitation[]> {
  const rows = await tx.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.workspaceId, workspaceId), isNull(invitation.closedAt)))
    .orderBy(desc(invitation.id))
    .limit(500);
  return rows.map((row) => ({ ...row, locale: localeSchema.parse(row.locale) }));
}
