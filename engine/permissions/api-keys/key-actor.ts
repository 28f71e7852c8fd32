import type { Actor } from '@/engine/kernel/actor';
import { sha256 } from '@/lib/crypto/hash';
import { sameSecret } from '@/lib/crypto/secret';
import type { Store } from '@/lib/db/types';
import { processSingleton } from '@/lib/process-singleton';
import { parseKey } from './key-text';
import { findKey, KEYS_CHANGED, noteUse } from './store';

export interface KnownKey {
  readonly actor: Actor;
  readonly requestsPerMinute: number;
  readonly expiresAt: number | null;
}

interface Remembered extends KnownKey {
  usedAt: number;
}

interface Cache {
  readonly keys: Map<string, Remembered>;
  /** Counts the notices: what was read before one must not be remembered after it. */
  notices: number;
}

/** A use is written down at most this often. */
const MINUTE = 60_000;
const MOST = 10_000;

/** Keys seen by this process, by the hash of their text: the till's path asks no database who is calling. */
const caches = () => processSingleton('api-key-caches', () => new WeakMap<Store, Cache>());

/**
 * The actor behind a program's key, `Authorization: Bearer pw_…`; null when the key is unknown, revoked or expired. The actor's
 * workspace is the key's own. Call it outside of transactions.
 */
export async function keyActor(store: Store, text: string): Promise<KnownKey | null> {
  const parts = parseKey(text);
  if (!parts) return null;
  const cache = cacheOf(store);
  const hash = sha256(text);
  // While notices may be missed, what was remembered may have been revoked.
  let known = store.hears() ? cache.keys.get(hash) : undefined;
  if (!known) {
    const heard = cache.notices;
    known = await lookUp(store, parts);
    if (!known) return null;
    if (cache.keys.size >= MOST) cache.keys.clear();
    if (heard === cache.notices) cache.keys.set(hash, known);
  }
  const now = store.clock();
  if (known.expiresAt !== null && known.expiresAt <= now) return null;
  if (now - known.usedAt >= MINUTE) {
    known.usedAt = now;
    await store.write((tx) => noteUse(tx, parts.id));
  }
  return known;
}

function cacheOf(store: Store): Cache {
  const known = caches().get(store);
  if (known) return known;
  const fresh: Cache = { keys: new Map(), notices: 0 };
  caches().set(store, fresh);
  store.subscribe(KEYS_CHANGED, () => {
    fresh.notices += 1;
    fresh.keys.clear();
  });
  return fresh;
}

async function lookUp(
  store: Store,
  parts: { readonly id: string; readonly secret: string },
): Promise<Remembered | undefined> {
  const row = await findKey(store, parts.id);
  if (!row || row.revokedAt !== null || !sameSecret(parts.secret, row.secretHash)) return undefined;
  const grants = row.scopes.map((scope) => ({ role: `scope:${scope}` as const, orgUnitId: row.orgUnitId }));
  return {
    actor: { kind: 'key', id: row.id, workspaceId: row.workspaceId, grants, name: row.name },
    requestsPerMinute: row.requestsPerMinute,
    expiresAt: row.expiresAt,
    usedAt: row.lastUsedAt ?? 0,
  };
}
