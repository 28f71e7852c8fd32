import { hashPassword as scrypt, verifyPassword as scryptVerify } from 'better-auth/crypto';
import { liveUnit } from '@/lib/db/unit';
import { Refusal } from './refusal';

/** Longest password taken, so that nobody makes the server hash a book. */
const LONGEST = 128;

export interface PasswordPolicy {
  readonly shortest: number;
}
export const STAFF_PASSWORDS: PasswordPolicy = { shortest: 10 };
export const MEMBER_PASSWORDS: PasswordPolicy = { shortest: 8 };

/** What guessers try first; compared without case, and with trailing digits and marks taken off, so that digits alone are common too. */
const COMMON = new Set([
  '',
  ...'password passw0rd qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qwer asdf qaz wsx qazwsx admin administrator'.split(
    ' ',
  ),
  ...'root test letmein welcome iloveyou woaini aini monkey dragon abc abcd abcdef changeme secret pointwright'.split(
    ' ',
  ),
]);

/**
 * Throws `accounts.weakPassword` with the reason: too short, too long, one that everybody guesses, or the person's own name.
 * Length is what protects; no rule asks for kinds of characters.
 */
export function requireGoodPassword(password: string, policy: PasswordPolicy, own: readonly string[] = []): void {
  const reason = weakness(password, policy, own);
  if (!reason) return;
  const params = { shortest: policy.shortest, longest: LONGEST };
  const problem = { path: '/password', code: `accounts.password${reason}`, params };
  throw new Refusal('invalid', 'accounts.weakPassword', {}, [problem]);
}

function weakness(password: string, policy: PasswordPolicy, own: readonly string[]): string | null {
  if ([...password].length < policy.shortest) return 'TooShort';
  if (password.length > LONGEST) return 'TooLong';
  const plain = password.toLowerCase();
  if (new Set(plain).size < 4 || COMMON.has(plain.replace(/[\d\p{P}\p{S}]+$/u, '')) || isRun(plain)) return 'TooCommon';
  const names = own.map((name) => name.toLowerCase()).filter((name) => name.length >= 4);
  return names.some((name) => plain.includes(name)) ? 'HasName' : null;
}

/** abcdefghij, and the same backwards. */
function isRun(text: string): boolean {
  return new Set([...text].slice(1).map((_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i))).size === 1;
}

/** A salted scrypt hash, computed outside the event loop in about 0.1 s; never inside a transaction. */
export async function hashPassword(password: string): Promise<string> {
  refuseInsideTransaction();
  return scrypt(password);
}

export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  refuseInsideTransaction();
  return password.length <= LONGEST && scryptVerify({ password, hash });
}

/** For an account that does not exist: takes as long as a real check. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  await hashPassword(password.slice(0, LONGEST));
  return false;
}

function refuseInsideTransaction(): void {
  if (liveUnit())
    throw new Error('a password was to be hashed inside a transaction, which would hold every other command');
}
