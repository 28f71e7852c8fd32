import type { Tx } from '@/lib/db/types';
import { findByPickupCode } from './redemptions';

const DIGITS = 8;

/** A code of eight digits that no waiting redemption of the company has: short enough to say, too rare to guess. */
export async function newPickupCode(tx: Tx, workspaceId: string): Promise<string> {
  for (;;) {
    const code = [...tx.randomBytes(DIGITS * 2)]
      .filter((byte) => byte < 250)
      .slice(0, DIGITS)
      .map((byte) => byte % 10)
      .join('');
    if (code.length === DIGITS && !(await findByPickupCode(tx, workspaceId, code))) return code;
  }
}
