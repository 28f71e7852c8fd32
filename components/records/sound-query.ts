import { countLeaves } from '@/engine/conditions/keep-sound';
import { compileForm } from '@/engine/forms/compile';
import type { FormBody } from '@/engine/forms/schema';
import { recordLayout } from '@/engine/records/layout';
import { mendView } from '@/engine/records/views/mend';
import type { ListQuery } from './list-query';

/** An address may be older than the form: what it asks about fields that are gone is left out and counted. */
export function soundQuery(body: FormBody, query: ListQuery): { readonly query: ListQuery; readonly lost: number } {
  const asked = { columns: query.columns && [...query.columns], where: query.where ?? null, sort: query.sort };
  const { body: kept, lost } = mendView(asked, { compiled: compileForm(body), layout: recordLayout('', body) });
  // The same object where nothing was lost, so that the list knows itself unchanged.
  const where =
    countLeaves(query.where) === countLeaves(kept.where ?? undefined) ? query.where : (kept.where ?? undefined);
  return { query: { ...query, columns: kept.columns, sort: kept.sort, where }, lost };
}
