import * as z from 'zod';
import { loadApp, loadAppById } from '@/engine/apps/load-app';
import { type LoadedForm, requireForm } from '@/engine/apps/loaded-app';
import { idSchema } from '@/engine/kernel/ids';
import { writtenPoints } from '@/engine/ledger/points';
import { requirePermission } from '@/engine/permissions/can';
import { type Batch, batchesOf, mayKnow, OPENING_BATCH, requireOwnBatch } from '@/engine/records/import/batches';
import { countBinned } from '@/engine/records/store/binned-by-import';
import type { Tx } from '@/lib/db/types';
import { read } from './read';

const batchSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone']),
  /** Rows of the file; 0 until they have been counted. */
  rows: z.number(),
  /** Rows read so far. */
  position: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** Rows whose records lay in the bin, and stayed there. */
  binned: z.number(),
  /** How many of those records are in the bin still. */
  inBin: z.number(),
  createdAt: z.string(),
  createdBy: z.string(),
  finishedAt: z.string().nullable(),
  /** Points an import of opening balances has brought, as people write them; null for imports of records. */
  points: z.number().nullable(),
  /** Why the sheet could not be read to its end: a code and what belongs into its text; null where it could. */
  failure: z
    .strictObject({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    })
    .nullable(),
});

export const importStatus = read({
  name: 'import-status',
  summary: 'How far an import has come, and what became of its rows',
  input: z.strictObject({ id: idSchema }),
  output: batchSchema,
  route: { method: 'GET', path: '/imports/{id}', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:import'),
  perform: async (tx, actor, { id }) => {
    const batch = await requireOwnBatch(tx, actor, id);
    const app = await loadAppById(tx, batch.appId);
    if (batch.formId === OPENING_BATCH) return view(batch, { scale: app.currency?.scale ?? 0 });
    return view(batch, { inBin: await stillBinned(tx, batch, app.formsById.get(batch.formId)) });
  },
});

export const listImports = read({
  name: 'list-imports',
  summary: 'The latest imports into a form',
  input: z.strictObject({ app: z.string(), form: z.string() }),
  output: z.strictObject({ imports: z.array(batchSchema) }),
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/imports', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:import'),
  perform: async (tx, actor, { app: appKey, form: formKey }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, appKey), formKey);
    const batches = await batchesOf(tx, actor.workspaceId, form.id);
    const imports = [];
    for (const batch of batches.filter((one) => mayKnow(actor, one)))
      imports.push(view(batch, { inBin: await stillBinned(tx, batch, form) }));
    return { imports };
  },
});

export const listOpeningImports = read({
  name: 'list-opening-imports',
  summary: 'The latest imports of opening balances',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({ imports: z.array(batchSchema) }),
  route: { method: 'GET', path: '/apps/{app}/opening-imports', tag: 'points', scope: 'points:adjust' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:adjust'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const batches = await batchesOf(tx, actor.workspaceId, OPENING_BATCH);
    const own = batches.filter((batch) => batch.appId === app.id && mayKnow(actor, batch));
    return { imports: own.map((batch) => view(batch, { scale: app.currency?.scale ?? 0 })) };
  },
});

async function stillBinned(tx: Tx, batch: Batch, form: LoadedForm | undefined): Promise<number> {
  return form && batch.binned > 0 ? countBinned(tx, form.layout, batch.id) : 0;
}

interface Seen {
  /** Of the currency, for imports of opening balances. */
  readonly scale?: number;
  readonly inBin?: number;
}

function view(batch: Batch, { scale, inBin = 0 }: Seen): z.infer<typeof batchSchema> {
  const { id, fileName, status, rows, position, created, updated, unchanged, refused, binned, createdBy } = batch;
  const instant = (at: number) => new Date(at).toISOString();
  return {
    id,
    fileName,
    status,
    rows,
    position,
    created,
    updated,
    unchanged,
    refused,
    binned,
    inBin,
    createdBy,
    createdAt: instant(batch.createdAt),
    finishedAt: batch.finishedAt === null ? null : instant(batch.finishedAt),
    points: scale === undefined ? null : writtenPoints(batch.plan.units ?? 0, scale),
    failure: batch.plan.failure ?? null,
  };
}
