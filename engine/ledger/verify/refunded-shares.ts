import { and, eq, gt, or, sql } from 'drizzle-orm';
import { ptSource } from '@/drizzle/tables/ledger';
import type { Tx } from '@/lib/db/types';
import { refundedShare, takenBack } from '../refunded-share';
import type { Break } from './law';

const PAGE = 1_000;

/**
 * Law 10, exactly: what was taken back is the corrected part and the refunded share. Products of two amounts leave the range of the
 * databases' integers, so the few sources that were refunded or corrected are read page by page and multiplied here.
 */
export async function wrongShares(
  tx: Pick<Tx, 'db'>,
  { workspaceId, sample }: { readonly workspaceId: string | undefined; readonly sample: number },
): Promise<{ count: number; breaks: Break[] }> {
  const breaks: Break[] = [];
  let count = 0;
  for (let after = ''; ; ) {
    const rows = await tx.db
      .select()
      .from(ptSource)
      .where(
        and(
          eq(ptSource.kind, 'grant'),
          workspaceId === undefined ? undefined : eq(ptSource.workspaceId, workspaceId),
          gt(ptSource.id, after),
          or(
            gt(ptSource.amountRefunded, 0),
            gt(ptSource.corrected, 0),
            sql`${ptSource.reversed} + ${ptSource.debt} + ${ptSource.forgiven} + ${ptSource.cash} > 0`,
          ),
        ),
      )
      .orderBy(ptSource.id)
      .limit(PAGE);
    for (const row of rows) {
      const share = refundedShare(row.granted - row.corrected, row.amountRefunded, row.amountTotal);
      const expected = row.corrected + share;
      if (expected === takenBack(row)) continue;
      count += 1;
      if (breaks.length < sample) {
        breaks.push({
          law: 10,
          name: 'refundedShare',
          subject: row.id,
          expected: String(expected),
          found: String(takenBack(row)),
        });
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return { count, breaks };
    after = last.id;
  }
}
