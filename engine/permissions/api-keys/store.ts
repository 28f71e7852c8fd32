import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import { apiKey } from '@/drizzle/tables/accounts';
import { Fault } from '@/engine/kernel/fault';
import { newSecret } from '@/lib/crypto/secret';
import type { Tx } from '@/lib/db/types';
import type { Scope } from '../scopes';
import { formatKey } from './key-text';

/** Every instance forgets what it knows of keys when this is heard. */
export const KEYS_CHANGED = 'api-keys';

export type StoredKey = typeof apiKey.$inferSelect;

export interface NewKey {
  readonly workspaceId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly orgUnitId: string | null;
  readonly requestsPerMinute: number;
  readonly expiresAt: number | null;
  readonly createdBy: string;
}

/** Writes the key; returns its text, which can never be shown again. */
export async function insertKey(tx: Tx, fresh: NewKey): Promise<{ id: string; key: string }> {
  const id = tx.newId();
  const { secret, hash } = newSecret(tx);
  await tx.db
    .insert(apiKey)
    .values({ ...fresh, id, secretHash: hash, createdAt: tx.now, revokedAt: null, lastUsedAt: null });
  return { id, key: formatKey(id, secret) };
}

/** Throws `permissions.noKey` when the company has no such key, or it has been revoked. */
export async function getLiveKey(tx: Pick<Tx, 'db'>, workspaceId: string, id: string): Promise<StoredKey> {
  const [row] = await tx.db
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.id, id), isNull(apiKey.revokedAt)));
  if (!row) throw new Fault('not-found', 'permissions.noKey');
  return row;
}

/** A new secret for the same key; the old one stops working at once, on every instance. */
export async function replaceSecret(tx: Tx, id: string): Promise<string> {
  const { secret, hash } = newSecret(tx);
  await tx.db.update(apiKey).set({ secretHash: hash }).where(eq(apiKey.id, id));
  await tx.publish(KEYS_CHANGED, id);
  return formatKey(id, secret);
}

export async function markRevoked(tx: Tx, id: string): Promise<void> {
  await tx.db.update(apiKey).set({ revokedAt: tx.now }).where(eq(apiKey.id, id));
  await tx.publish(KEYS_CHANGED, id);
}

/** Newest first, revoked ones included. */
export async function listKeys(tx: Pick<Tx, 'db'>, workspaceId: string): Promise<StoredKey[]> {
  return tx.db.select().from(apiKey).where(eq(apiKey.workspaceId, workspaceId)).orderBy(desc(apiKey.id)).limit(500);
}

export async function findKey(from: Pick<Tx, 'db'>, id: string): Promise<StoredKey | null> {
  const [row] = await from.db.select().from(apiKey).where(eq(apiKey.id, id));
  return row ?? null;
}

/** Notes a use, unless another instance has noted a later one. */
export async function noteUse(tx: Tx, id: string): Promise<void> {
  const older = or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, tx.now));
  await tx.db
    .update(apiKey)
    .set({ lastUsedAt: tx.now })
    .where(and(eq(apiKey.id, id), older));
}
