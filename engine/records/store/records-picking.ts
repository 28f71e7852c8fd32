import { parameterMarks } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';
import type { StoredRecord } from '../record';
import { recordColumns, withRows } from './find-record';

/** A member's records that pick this one in a field and are not in the bin, oldest first. */
export async function recordsPicking(
  tx: Tx,
  layout: RecordLayout,
  wanted: { readonly memberId: string; readonly field: string; readonly picked: string },
): Promise<StoredRecord[]> {
  const place = layout.places.find((one) => one.field.id === wanted.field);
  if (!place) return [];
  const [member, picked] = [1, 2].map((from) => parameterMarks(tx.dialect, 1, from));
  const [stored] = place.type.toColumns(wanted.picked, place.settings);
  const rows = await tx.execute(
    `select ${recordColumns(layout)} from "${layout.table}"
      where "member_id" = ${member} and "${place.names[0]}" = ${picked} and "deleted_at" is null order by "id"`,
    [wanted.memberId, stored ?? null],
    'all',
  );
  return withRows(tx, layout, rows);
}
