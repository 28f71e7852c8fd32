import { countLeaves, keepSound } from '@/engine/conditions/keep-sound';
import type { CompiledForm } from '@/engine/forms/compile';
import { recordResolver } from '@/engine/forms/sql-subject';
import type { RecordLayout } from '../layout';
import { isListColumn, sortColumn } from '../list-columns';
import type { ViewBody } from './schema';

export interface Mended {
  readonly body: ViewBody;
  /** How many parts were left out. */
  readonly lost: number;
}

/** A view outlives the fields it was made of: what speaks of fields that are gone is left out and counted. */
export function mendView(
  body: ViewBody,
  form: { readonly compiled: CompiledForm; readonly layout: RecordLayout },
): Mended {
  const columns = body.columns?.filter((name) => isListColumn(form.compiled, name)) ?? null;
  const where = body.where === null ? null : (keepSound(body.where, recordResolver(form.compiled)) ?? null);
  const sort = body.sort && sortColumn(form.layout, body.sort.field) !== null ? body.sort : null;
  const lost =
    (body.columns?.length ?? 0) -
    (columns?.length ?? 0) +
    countLeaves(body.where ?? undefined) -
    countLeaves(where ?? undefined) +
    (body.sort && !sort ? 1 : 0);
  return { body: { columns: columns?.length ? columns : null, where, sort }, lost };
}
