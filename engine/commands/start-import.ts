import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { type LoadedForm, requireForm } from '@/engine/apps/loaded-app';
import { Fault, type Problem } from '@/engine/kernel/fault';
import { requirePermission } from '@/engine/permissions/can';
import { filesById } from '@/engine/records/files';
import { importableFields } from '@/engine/records/import/guess-columns';
import { type ImportPlan, importPlanSchema } from '@/engine/records/import/plan';
import { command } from './command';
import { beginBatch, columnProblems } from './steps/begin-batch';

export const IMPORT_ROWS = 'import-rows';

export const startImport = command({
  name: 'start-import',
  summary: 'Read a file of records in the background, through the same checks as a manual entry',
  input: z.strictObject({ app: z.string(), form: z.string(), plan: importPlanSchema }),
  output: z.strictObject({ id: z.string() }),
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/imports', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:import'),
  subject: (_input, output) => `import:${output.id}`,
  perform: async (tx, actor, { app: appKey, form: formKey, plan }) => {
    const app = await loadApp(tx, actor.workspaceId, appKey);
    const form = requireForm(app, formKey);
    const file = (await filesById(tx, actor.workspaceId, [plan.file])).get(plan.file);
    if (!file) throw new Fault('not-found', 'records.unknownFile', { id: plan.file });
    const problems = problemsOf(form, plan);
    if (problems.length) throw new Fault('invalid', 'records.badImportPlan', {}, problems);
    return beginBatch(tx, actor, { appId: app.id, formId: form.id, file, plan, job: IMPORT_ROWS });
  },
});

/** Faults of a plan that no row could mend. */
function problemsOf(form: LoadedForm, plan: ImportPlan): Problem[] {
  const used = plan.columns.filter((id) => id !== null);
  const problems = columnProblems(importableFields(form.body), plan);
  if (used.length === 0) problems.push({ path: '/plan/columns', code: 'records.noColumns' });
  if (plan.mode === 'add') return problems;
  const key = form.layout.places.find(({ field }) => field.id === plan.keyField);
  if (!key || !used.includes(key.field.id) || !(key.field.unique || key.type.alwaysUnique)) {
    problems.push({ path: '/plan/keyField', code: 'records.keyField' });
  }
  return problems;
}
