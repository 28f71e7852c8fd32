import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { requireOwnBatch, updateBatch } from '@/engine/records/import/batches';
import { enqueue } from '@/lib/jobs/enqueue';
import { command } from './command';

export const UNDO_IMPORT = 'undo-import';

const input = z.strictObject({ id: idSchema });
const output = z.strictObject({ id: z.string(), status: z.string() });

export const cancelImport = command({
  name: 'cancel-import',
  summary: 'Stop an import where it stands; what has come in already stays',
  input,
  output,
  route: { method: 'POST', path: '/imports/{id}/cancel', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:import'),
  subject: ({ id }) => `import:${id}`,
  perform: async (tx, actor, { id }) => {
    const { status } = await requireOwnBatch(tx, actor, id);
    if (status !== 'waiting' && status !== 'running') throw new Fault('refused', 'records.importOver');
    await updateBatch(tx, id, { status: 'cancelled', finishedAt: tx.now });
    return { id, status: 'cancelled' };
  },
});

export const undoImport = command({
  name: 'undo-import',
  summary: 'Put every record an import has made into the bin, in the background; what they earned is taken back',
  input,
  output,
  route: { method: 'POST', path: '/imports/{id}/undo', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => {
    requirePermission(actor, 'records:import');
    requirePermission(actor, 'records:remove');
  },
  subject: ({ id }) => `import:${id}`,
  perform: async (tx, actor, { id }) => {
    const { status } = await requireOwnBatch(tx, actor, id);
    if (status !== 'done' && status !== 'cancelled') throw new Fault('refused', 'records.importNotOver');
    await updateBatch(tx, id, { status: 'undoing' });
    await enqueue(tx, { workspaceId: actor.workspaceId, kind: UNDO_IMPORT, payload: { batch: id, actor }, key: id });
    return { id, status: 'undoing' };
  },
});
