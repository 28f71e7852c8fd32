import type { Json } from '@/engine/kernel/json';
import { parameterMarks } from '@/lib/db/dialect';
import type { Tx } from '@/lib/db/types';
import type { RecordLayout } from '../layout';

/** The living record in which a unique field has this value, as people typed it; null when there is none. */
export async function findByValue(
  tx: Tx,
  layout: RecordLayout,
  wanted: { readonly workspaceId: string; readonly field: string; readonly value: Json },
): Promise<string | null> {
  const place = layout.places.find((one) => one.field.id === wanted.field);
  if (!place || wanted.value === null) return null;
  const parsed = place.type.parse(wanted.value, place.settings, {
    now: tx.now,
    timeZone: 'UTC',
    locale: 'en',
    door: 'import',
  });
  if (!('value' in parsed) || parsed.value === null) return null;
  const [stored] = place.type.toColumns(parsed.value, place.settings);
  const [a, b] = [1, 2].map((from) => parameterMarks(tx.dialect, 1, from));
  const text = `select "id" from "${layout.table}" where "workspace_id" = ${a} and "${place.names[0]}" = ${b} and "deleted_at" is null`;
  const [row] = await tx.execute(text, [wanted.workspaceId, stored ?? null], 'all');
  return row ? String(row[0]) : null;
}
