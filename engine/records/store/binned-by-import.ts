import { eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { importProblem } from '@/drizzle/tables/records';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';

/** Of the records of a form, those whose rows an import met in the bin. */
export function metInBin(batch: string): SQL {
  return sql`id in (select ${importProblem.recordId} from ${importProblem} where ${eq(importProblem.batchId, batch)} and ${isNotNull(importProblem.recordId)})`;
}

/** How many of them are in the bin still. */
export async function countBinned(tx: Pick<Tx, 'db'>, layout: RecordLayout, batch: string): Promise<number> {
  const [row] = await tx.db.all<unknown[]>(
    sql`select count(*) from ${sql.identifier(layout.table)} where ${metInBin(batch)} and deleted_at is not null`,
  );
  return Number(row?.[0] ?? 0);
}
