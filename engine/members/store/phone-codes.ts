import { and, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { phoneCode, phoneProof } from '@/drizzle/tables/members';
import { Fault } from '@/engine/kernel/fault';
import { sha256 } from '@/lib/crypto/hash';
import { newSecret, sameSecret, sameText } from '@/lib/crypto/secret';
import type { Tx } from '@/lib/db/types';

const MINUTE = 60_000;
export const CODE_MINUTES = 5;
/** Guesses at one code. */
const GUESSES = 5;
/** From proving the phone to having filled in the form. */
const PROOF_LIFE = 30 * MINUTE;

interface Phone {
  readonly workspaceId: string;
  /** As `normalisePhone` gives it. */
  readonly phone: string;
}

/** Makes the code that is sent to a phone, six digits; one sent before works no more. */
export async function makeCode(tx: Tx, { workspaceId, phone }: Phone): Promise<string> {
  const code = sixDigits(tx);
  const id = tx.newId();
  const fresh = {
    id,
    codeHash: hashCode(id, code),
    attempts: 0,
    createdAt: tx.now,
    expiresAt: tx.now + CODE_MINUTES * MINUTE,
  };
  await tx.db
    .insert(phoneCode)
    .values({ ...fresh, workspaceId, phone })
    .onConflictDoUpdate({ target: [phoneCode.workspaceId, phoneCode.phone], set: fresh });
  return code;
}

/**
 * Uses up the code of a phone; false when it is wrong, spent, expired or guessed at too often. A wrong guess must stay counted:
 * the caller lets the transaction commit.
 */
export async function useCode(tx: Tx, { workspaceId, phone }: Phone, code: string): Promise<boolean> {
  const [row] = await tx.db
    .update(phoneCode)
    .set({ attempts: sql`${phoneCode.attempts} + 1` })
    .where(
      and(
        eq(phoneCode.workspaceId, workspaceId),
        eq(phoneCode.phone, phone),
        gt(phoneCode.expiresAt, tx.now),
        // Made while the clock ran far ahead: it would be good for far too long.
        lte(phoneCode.expiresAt, tx.now + 2 * CODE_MINUTES * MINUTE),
        lt(phoneCode.attempts, GUESSES),
      ),
    )
    .returning({ id: phoneCode.id, codeHash: phoneCode.codeHash });
  if (!row || !sameText(hashCode(row.id, code), row.codeHash)) return false;
  await tx.db.delete(phoneCode).where(eq(phoneCode.id, row.id));
  return true;
}

/** A token for somebody who has shown that the phone is theirs; good for one registration within half an hour. */
export async function provePhone(tx: Tx, { workspaceId, phone }: Phone): Promise<string> {
  await tx.db.delete(phoneProof).where(and(eq(phoneProof.workspaceId, workspaceId), lte(phoneProof.expiresAt, tx.now)));
  const id = tx.newId();
  const { secret, hash } = newSecret(tx);
  await tx.db.insert(phoneProof).values({ id, workspaceId, phone, secretHash: hash, expiresAt: tx.now + PROOF_LIFE });
  return `${id}.${secret}`;
}

/** Uses up a token of `provePhone` and says which phone it proves. Throws `members.proofExpired`, whatever is wrong with it. */
export async function consumePhoneProof(
  tx: Tx,
  proof: { readonly workspaceId: string; readonly token: string },
): Promise<string> {
  const [id = '', secret = ''] = proof.token.split('.');
  const [row] = await tx.db
    .delete(phoneProof)
    .where(and(eq(phoneProof.id, id), eq(phoneProof.workspaceId, proof.workspaceId)))
    .returning({ phone: phoneProof.phone, secretHash: phoneProof.secretHash, expiresAt: phoneProof.expiresAt });
  // A wrong secret throws, so the row it would have used up is there again.
  if (!row || row.expiresAt <= tx.now || !sameSecret(secret, row.secretHash)) {
    throw new Fault('refused', 'members.proofExpired');
  }
  return row.phone;
}

function hashCode(id: string, code: string): string {
  return sha256(`${id} ${code}`);
}

/** Every code equally likely: random bytes beyond the last whole million are thrown away. */
function sixDigits(tx: Pick<Tx, 'randomBytes'>): string {
  for (;;) {
    const number = Buffer.from(tx.randomBytes(4)).readUInt32BE();
    if (number < 4_294_000_000) return String(number % 1_000_000).padStart(6, '0');
  }
}
