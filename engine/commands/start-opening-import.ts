import * as z from 'zod';
import { importBatch } from '@/drizzle/tables/records';
import { loadApp } from '@/engine/apps/load-app';
import { requireCurrency, requireFormOf } from '@/engine/apps/loaded-app';
import type { FormBody } from '@/engine/forms/schema';
import { Fault, type Problem } from '@/engine/kernel/fault';
import { cardColumn, OPENING_COLUMNS, openingBody } from '@/engine/members/opening-body';
import { requirePermission } from '@/engine/permissions/can';
import { filesById } from '@/engine/records/files';
import { OPENING_BATCH } from '@/engine/records/import/batches';
import { importableFields } from '@/engine/records/import/guess-columns';
import { type ImportPlan, importPlanSchema } from '@/engine/records/import/plan';
import { enqueue } from '@/lib/jobs/enqueue';
import { command } from './command';

export const IMPORT_OPENING = 'import-opening';

export const startOpeningImport = command({
  name: 'start-opening-import',
  summary: 'Bring in the points members had elsewhere, lot by lot with their expiry, in the background',
  input: z.strictObject({ app: z.string(), plan: importPlanSchema }),
  output: z.strictObject({ id: z.string() }),
  route: { method: 'POST', path: '/apps/{app}/opening-imports', tag: 'points', scope: 'points:adjust' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:adjust'),
  subject: (_input, output) => `import:${output.id}`,
  perform: async (tx, actor, { app: key, plan }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    requireCurrency(app);
    const file = (await filesById(tx, actor.workspaceId, [plan.file])).get(plan.file);
    if (!file) throw new Fault('not-found', 'records.unknownFile', { id: plan.file });
    const problems = openingPlanProblems(requireFormOf(app, 'member').body, plan);
    if (problems.length) throw new Fault('invalid', 'records.badImportPlan', {}, problems);
    if (plan.createMembers) requirePermission(actor, 'members:register');
    const id = tx.newId();
    await tx.db.insert(importBatch).values({
      id,
      workspaceId: actor.workspaceId,
      appId: app.id,
      formId: OPENING_BATCH,
      fileId: file.id,
      fileName: file.name,
      plan: { ...plan, actor, units: 0 },
      status: 'waiting',
      rows: 0,
      position: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      refused: 0,
      createdAt: tx.now,
      createdBy: actor.name ?? actor.id,
      finishedAt: null,
    });
    await enqueue(tx, { workspaceId: actor.workspaceId, kind: IMPORT_OPENING, payload: { batch: id }, key: id });
    return { id };
  },
});

/** Faults of a plan that no row could mend. */
export function openingPlanProblems(body: FormBody, plan: Pick<ImportPlan, 'columns'>): Problem[] {
  const known = new Set(importableFields(openingBody(body)).map((field) => field.id));
  const used = plan.columns.filter((id) => id !== null);
  const problems: Problem[] = used.flatMap((id) =>
    known.has(id) ? [] : [{ path: '/plan/columns', code: 'records.columnField', params: { field: id } }],
  );
  if (new Set(used).size < used.length) problems.push({ path: '/plan/columns', code: 'records.columnTwice' });
  if (!used.includes(OPENING_COLUMNS.points)) problems.push({ path: '/plan/columns', code: 'ledger.noPointsColumn' });
  const names = [body.bindings.phone, cardColumn(body)];
  if (!used.some((id) => names.includes(id))) problems.push({ path: '/plan/columns', code: 'ledger.noMemberColumn' });
  return problems;
}
