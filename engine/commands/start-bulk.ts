import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { type LoadedForm, requireForm } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePermission } from '@/engine/permissions/can';
import { type BulkAction, bulkActionSchema, bulkPickSchema, permissionOf } from '@/engine/records/bulk/plan';
import { bulkRunSchema, bulkRunView } from '@/engine/records/bulk/run-view';
import { advanceRun, type BulkRun, findRun, insertRun, problemsOfRun, requireRun } from '@/engine/records/bulk/runs';
import { requireOwnBatch } from '@/engine/records/import/batches';
import { countRecords } from '@/engine/records/store/query-records';
import type { Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/jobs/enqueue';
import { command } from './command';
import { bulkChunk, pickedWhere } from './steps/bulk-chunk';

export const BULK = 'bulk-records';
/** So few are done at once, before the answer. */
const AT_ONCE = 50;
const SHOWN = 50;

const output = z.strictObject({ run: bulkRunSchema });

export const startBulk = command({
  name: 'start-bulk',
  summary: 'Bin, restore or change many records; each stands or falls alone, and many are worked on in the background',
  input: z.strictObject({ app: z.string(), form: z.string(), action: bulkActionSchema, pick: bulkPickSchema }),
  output,
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/bulk', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor, { action }) => {
    requirePermission(actor, 'records:read');
    requirePermission(actor, permissionOf(action));
  },
  subject: (_input, { run }) => `bulk:${run.id}`,
  perform: async (tx, actor, { app: appKey, form: formKey, action, pick }) => {
    const app = await loadApp(tx, actor.workspaceId, appKey);
    const form = requireForm(app, formKey);
    refuseUnknown(form, action);
    if ('import' in pick) await requireImportInto(tx, actor, { form, batch: pick.import });
    const total = 'ids' in pick ? new Set(pick.ids).size : (await countPicked()).count;
    const run: BulkRun = {
      id: tx.newId(),
      workspaceId: actor.workspaceId,
      appId: app.id,
      formId: form.id,
      plan: { action, pick: 'ids' in pick ? { ids: [...new Set(pick.ids)] } : pick, actor, before: tx.newId() },
      status: 'running',
      total,
      position: 0,
      cursor: '',
      changed: 0,
      unchanged: 0,
      refused: 0,
      createdAt: tx.now,
      createdById: actor.id,
      finishedAt: null,
    };
    await insertRun(tx, run);
    if (total <= AT_ONCE) await bulkChunk(tx, { app, form }, run, AT_ONCE + 1);
    else await enqueue(tx, { workspaceId: actor.workspaceId, kind: BULK, payload: { run: run.id }, key: run.id });
    const now = (await findRun(tx, run.id)) ?? run;
    return { run: bulkRunView(now, await problemsOfRun(tx, run.id, SHOWN)) };

    async function countPicked() {
      const where = pickedWhere(tx, { app, form }, { action, pick, actor });
      const search = 'search' in pick ? pick.search : undefined;
      const found = await countRecords(tx, form.layout, {
        where,
        search,
        binned: action.do === 'restore',
        cap: LIMITS.bulkRunRecords,
      });
      if (found.capped) throw new Fault('refused', 'records.bulkTooMany', { max: LIMITS.bulkRunRecords });
      return found;
    }
  },
});

export const cancelBulk = command({
  name: 'cancel-bulk',
  summary: 'Stop a bulk action where it stands; what it has done stays',
  input: z.strictObject({ id: idSchema }),
  output,
  route: { method: 'POST', path: '/bulk/{id}/cancel', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:update'),
  subject: ({ id }) => `bulk:${id}`,
  perform: async (tx, actor, { id }) => {
    const run = await requireRun(tx, actor, id);
    const change = { status: 'cancelled' as const, finishedAt: tx.now };
    if (!(await advanceRun(tx, run, change))) throw new Fault('refused', 'records.bulkOver');
    return { run: bulkRunView({ ...run, ...change }, await problemsOfRun(tx, id, SHOWN)) };
  },
});

/** Whoever speaks of an import must be one who may know of it. */
async function requireImportInto(tx: Tx, actor: Actor, of: { readonly form: LoadedForm; readonly batch: string }) {
  requirePermission(actor, 'records:import');
  const { formId, id } = await requireOwnBatch(tx, actor, of.batch);
  if (formId !== of.form.id) throw new Fault('not-found', 'records.unknownImport', { id });
}

/** Fields people fill in themselves; which values fit is judged for each record. */
function refuseUnknown(form: LoadedForm, action: BulkAction): void {
  if (action.do !== 'set') return;
  const names = Object.keys(action.values);
  const unknown = names.find((name) => {
    const field = form.compiled.fields.get(name);
    return !field || field.section !== null || (field.type.role !== 'value' && field.type.role !== 'section');
  });
  if (unknown !== undefined) throw new Fault('invalid', 'records.unknownField', { field: unknown });
  if (names.length === 0) throw new Fault('invalid', 'records.nothingToSet');
}
