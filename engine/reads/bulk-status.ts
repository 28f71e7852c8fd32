import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { bulkRunSchema, bulkRunView } from '@/engine/records/bulk/run-view';
import { problemsOfRun, requireRun, runsOf } from '@/engine/records/bulk/runs';
import { read } from './read';

const SHOWN = 50;
const RECENT = 10 * 60_000;

export const bulkStatus = read({
  name: 'bulk-status',
  summary: 'How far a bulk action has come, and which records it left as they were and why',
  input: z.strictObject({ id: idSchema }),
  output: z.strictObject({ run: bulkRunSchema }),
  route: { method: 'GET', path: '/bulk/{id}', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, { id }) => {
    const run = await requireRun(tx, actor, id);
    return { run: bulkRunView(run, await problemsOfRun(tx, id, SHOWN)) };
  },
});

export const listBulk = read({
  name: 'list-bulk',
  summary: 'One’s bulk actions in a form that are under way or have ended in the last ten minutes',
  input: z.strictObject({ app: z.string(), form: z.string() }),
  output: z.strictObject({ runs: z.array(bulkRunSchema) }),
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/bulk', tag: 'records', scope: 'records:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, { app, form: key }) => {
    const form = requireForm(await loadApp(tx, actor.workspaceId, app), key);
    const runs = await runsOf(tx, actor, { formId: form.id, since: tx.now - RECENT });
    const views = [];
    for (const run of runs) views.push(bulkRunView(run, await problemsOfRun(tx, run.id, SHOWN)));
    return { runs: views };
  },
});
