import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { moveBatch, OPENING_BATCH, requireOwnBatch, UNDER_WAY } from '@/engine/records/import/batches';
import { enqueue } from '@/lib/jobs/enqueue';
import { command } from './command';
import { UNDO_OPENING } from './undo-opening-rows';

export const UNDO_IMPORT = 'undo-import';

const OVER = ['done', 'cancelled', 'failed'] as const;

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
    await requireOwnBatch(tx, actor, id);
    const stopped = await moveBatch(tx, { id, from: UNDER_WAY }, { status: 'cancelled', finishedAt: tx.now });
    if (!stopped) throw new Fault('refused', 'records.importOver');
    return { id, status: 'cancelled' };
  },
});

export const undoImport = command({
  name: 'undo-import',
  summary:
    'Put every record an import has made into the bin, in the background; what they earned, or what is left of opening balances, is taken back',
  input,
  output,
  route: { method: 'POST', path: '/imports/{id}/undo', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => {
    requirePermission(actor, 'records:import');
    requirePermission(actor, 'records:remove');
  },
  subject: ({ id }) => `import:${id}`,
  perform: async (tx, actor, { id }) => {
    const { formId } = await requireOwnBatch(tx, actor, id);
    if (formId === OPENING_BATCH) requirePermission(actor, 'points:adjust');
    if (!(await moveBatch(tx, { id, from: OVER }, { status: 'undoing' })))
      throw new Fault('refused', 'records.importNotOver');
    const kind = formId === OPENING_BATCH ? UNDO_OPENING : UNDO_IMPORT;
    await enqueue(tx, { workspaceId: actor.workspaceId, kind, payload: { batch: id, actor }, key: id });
    return { id, status: 'undoing' };
  },
});
