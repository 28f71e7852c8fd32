import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePermission } from '@/engine/permissions/can';
import { findBySourceKey } from '@/engine/records/store/find-record';
import { queryRecords } from './query-records';
import { read } from './read';

const yesNo = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** As `query-records` without a condition, in an address that can be opened, kept and followed. */
export const listRecords = read({
  name: 'list-records',
  summary: 'Records of a form, newest first or in another order, or the one that came from a source',
  input: z.strictObject({
    app: z.string(),
    form: z.string(),
    /** Finds the record of one event, such as `till-3:4711`. */
    source: z.string().min(1).max(200).optional(),
    search: z.string().max(200).optional(),
    /** A field, with `-` before it for the reverse: `-record.createdAt`. */
    sort: z
      .string()
      .max(61)
      .regex(/^-?[\w.]+$/)
      .optional(),
    after: z.string().max(1_000).optional(),
    limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
    binned: yesNo,
    count: yesNo,
  }),
  output: queryRecords.output,
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/records', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, { source, sort, ...asked }) => {
    const query = {
      ...asked,
      ...(sort && {
        sort: { field: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? ('desc' as const) : ('asc' as const) },
      }),
    };
    if (source === undefined) return queryRecords.perform(tx, actor, query);
    const app = await loadApp(tx, actor.workspaceId, asked.app);
    const { layout } = requireForm(app, asked.form);
    const id = await findBySourceKey(tx, layout, { workspaceId: actor.workspaceId, sourceKey: source });
    if (!id) return { records: [], next: null, count: asked.count ? { count: 0, capped: false } : null, names: {} };
    const where = { field: 'record.id', op: 'eq', value: id } as const;
    return queryRecords.perform(tx, actor, { ...query, where });
  },
});
