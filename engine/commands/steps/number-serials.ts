import { sql } from 'drizzle-orm';
import { serialCounter } from '@/drizzle/tables/records';
import type { LoadedForm } from '@/engine/apps/loaded-app';
import type { Json } from '@/engine/kernel/json';
import type { Tx } from '@/lib/db/types';

export interface SerialContext {
  readonly workspaceId: string;
  readonly timeZone: string;
  readonly textOf: (field: string, values: Readonly<Record<string, Json>>) => string;
}

/** Gives every serial-number field of a new record its number, inside the transaction that writes the record. */
export async function numberSerials(
  tx: Tx,
  form: LoadedForm,
  given: { readonly values: Readonly<Record<string, Json>>; readonly context: SerialContext },
): Promise<Record<string, Json>> {
  const { values, context } = given;
  const at = { now: tx.now, timeZone: context.timeZone };
  const numbered: Record<string, Json> = { ...values };
  for (const { field, type, settings } of form.layout.places) {
    if (!type.numbering) continue;
    const scope = type.numbering.scope(settings, at);
    const first = type.numbering.first(settings);
    const number = await nextNumber(tx, {
      workspaceId: context.workspaceId,
      formId: form.id,
      fieldId: field.id,
      scope,
      first,
    });
    numbered[field.id] = type.numbering.text(settings, number, { ...at, textOf: (id) => context.textOf(id, values) });
  }
  return numbered;
}

async function nextNumber(
  tx: Tx,
  series: { workspaceId: string; formId: string; fieldId: string; scope: string; first: number },
): Promise<number> {
  const { first, ...key } = series;
  const [row] = await tx.db
    .insert(serialCounter)
    .values({ id: tx.newId(), ...key, last: first })
    .onConflictDoUpdate({
      target: [serialCounter.workspaceId, serialCounter.formId, serialCounter.fieldId, serialCounter.scope],
      set: { last: sql`${serialCounter.last} + 1` },
    })
    .returning({ last: serialCounter.last });
  return row!.last; // an upsert always gives its row back
}
