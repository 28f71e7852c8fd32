import { timingSafeEqual } from 'node:crypto';
import { sha256 } from './hash';

/** A random secret for links, keys and cookies, 256 bits; only its hash is to be stored. */
export function newSecret(source: { randomBytes(length: number): Uint8Array }): { secret: string; hash: string } {
  const secret = Buffer.from(source.randomBytes(32)).toString('base64url');
  return { secret, hash: sha256(secret) };
}

/** Does the secret belong to the stored hash? Takes the same time whatever differs. */
export function sameSecret(secret: string, hash: string): boolean {
  return sameText(sha256(secret), hash);
}

/** Compares texts that stand for secrets; takes the same time whatever differs. */
export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
