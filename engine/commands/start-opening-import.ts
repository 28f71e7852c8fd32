import * as z from 'zod';
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
import { command } from './command';
import { beginBatch, columnProblems } from './steps/begin-batch';

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
    const counted = { ...plan, units: 0 };
    return beginBatch(tx, actor, { appId: app.id, formId: OPENING_BATCH, file, plan: counted, job: IMPORT_OPENING });
  },
});

/** Faults of a plan that no row could mend. */
export function openingPlanProblems(body: FormBody, plan: Pick<ImportPlan, 'columns'>): Problem[] {
  const used = plan.columns.filter((id) => id !== null);
  const problems = columnProblems(importableFields(openingBody(body)), plan);
  if (!used.includes(OPENING_COLUMNS.points)) problems.push({ path: '/plan/columns', code: 'ledger.noPointsColumn' });
  const names = [body.bindings.phone, cardColumn(body)];
  if (!used.some((id) => names.includes(id))) problems.push({ path: '/plan/columns', code: 'ledger.noMemberColumn' });
  return problems;
}
