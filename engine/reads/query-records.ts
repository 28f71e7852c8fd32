import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { type LoadedForm, requireForm } from '@/engine/apps/loaded-app';
import { conditionSchema } from '@/engine/conditions/schema';
import { toSql } from '@/engine/conditions/sql';
import { recordResolver } from '@/engine/forms/sql-subject';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePermission } from '@/engine/permissions/can';
import { hasIndex, sortColumn } from '@/engine/records/list-columns';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { countRecords, queryRecords as query } from '@/engine/records/store/query-records';
import { recordScope } from '@/engine/records/store/record-scope';
import { sortSchema } from '@/engine/records/views/schema';
import { gatherNames, namedSchema } from './gather-names';
import { read } from './read';

export const recordQuerySchema = z.strictObject({
  app: z.string(),
  form: z.string(),
  where: conditionSchema.optional(),
  search: z.string().max(200).optional(),
  sort: sortSchema.optional(),
  after: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
  binned: z.boolean().default(false),
  /** Count what is found, up to a cap. */
  count: z.boolean().default(false),
  /** Names of members and records carry, in brackets, what an import finds them by. */
  exactNames: z.boolean().optional(),
});

export const queryRecords = read({
  name: 'query-records',
  summary: 'Find records by a condition tree, sorted, page by page',
  input: recordQuerySchema,
  output: z.strictObject({
    records: z.array(recordSchema),
    next: z.string().nullable(),
    count: z.strictObject({ count: z.number(), capped: z.boolean() }).nullable(),
    names: namedSchema,
  }),
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/records/query', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, input) => {
    const app = await loadApp(tx, actor.workspaceId, input.app);
    const form = requireForm(app, input.form);
    const place = { now: tx.now, timeZone: app.timeZone, ...recordResolver(form.compiled) };
    const where = [await recordScope(tx, actor, 'records:read'), ...(input.where ? [toSql(input.where, place)] : [])];
    const asked = { where, search: input.search, binned: input.binned, filtered: input.where !== undefined };
    const sort = input.sort && { column: orderedBy(form, input.sort.field), direction: input.sort.direction };
    // How many pass the filter says which way to the first page is short.
    const counted =
      input.count && input.where && sort && hasIndex(form.layout, sort.column)
        ? await countRecords(tx, form.layout, asked)
        : null;
    const page = await query(tx, form.layout, {
      ...asked,
      sort,
      after: input.after,
      limit: input.limit,
      many: counted?.capped,
    });
    // A list that fits on its first page has just been counted.
    const countOf = async () =>
      page.next === null && input.after === undefined
        ? { count: page.records.length, capped: false }
        : countRecords(tx, form.layout, asked);
    return {
      records: page.records.map(recordView),
      next: page.next,
      count: input.count ? (counted ?? (await countOf())) : null,
      names: await gatherNames(tx, { app, form, records: page.records, exact: input.exactNames }),
    };
  },
});

/** The column behind a sortable field; refused for fields that have no order. */
function orderedBy(form: LoadedForm, field: string): string {
  const column = sortColumn(form.layout, field);
  if (column === null) throw new Fault('invalid', 'records.unknownField', { field });
  return column;
}
