import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { type Batch, batchesOf, mayKnow, requireOwnBatch } from '@/engine/records/import/batches';
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
  createdAt: z.string(),
  createdBy: z.string(),
  finishedAt: z.string().nullable(),
});

export const importStatus = read({
  name: 'import-status',
  summary: 'How far an import has come, and what became of its rows',
  input: z.strictObject({ id: idSchema }),
  output: batchSchema,
  route: { method: 'GET', path: '/imports/{id}', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:import'),
  perform: async (tx, actor, { id }) => view(await requireOwnBatch(tx, actor, id)),
});

export const listImports = read({
  name: 'list-imports',
  summary: 'The latest imports into a form',
  input: z.strictObject({ app: z.string(), form: z.string() }),
  output: z.strictObject({ imports: z.array(batchSchema) }),
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/imports', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:import'),
  perform: async (tx, actor, { app: appKey, form: formKey }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, appKey), formKey);
    const batches = await batchesOf(tx, actor.workspaceId, form.id);
    return { imports: batches.filter((batch) => mayKnow(actor, batch)).map(view) };
  },
});

function view(batch: Batch): z.infer<typeof batchSchema> {
  const { id, fileName, status, rows, position, created, updated, unchanged, refused, createdBy } = batch;
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
    createdBy,
    createdAt: instant(batch.createdAt),
    finishedAt: batch.finishedAt === null ? null : instant(batch.finishedAt),
  };
}
