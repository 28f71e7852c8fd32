import { parameterMarks } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';

/** Shows on the record how its case or redemption stands. Not an edit: no revision, no history of its own. */
export async function updateCaseStatus(
  tx: Tx,
  layout: RecordLayout,
  status: { readonly id: string; readonly status: string },
): Promise<void> {
  const [value, id] = [1, 2].map((from) => parameterMarks(tx.dialect, 1, from));
  await tx.execute(
    `update "${layout.table}" set "case_status" = ${value} where "id" = ${id}`,
    [status.status, status.id],
    'run',
  );
}
