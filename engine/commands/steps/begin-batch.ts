import type { Actor } from '@/engine/kernel/actor';
import type { Problem } from '@/engine/kernel/fault';
import { type Batch, insertBatch } from '@/engine/records/import/batches';
import type { ImportPlan } from '@/engine/records/import/plan';
import type { Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/jobs/enqueue';

interface Begun {
  readonly appId: string;
  readonly formId: string;
  readonly file: { readonly id: string; readonly name: string };
  readonly plan: Omit<Batch['plan'], 'actor'>;
  /** Kind of the job that reads the file. */
  readonly job: string;
}

/** Writes down an import that waits, with the job that will read its file; on behalf of whoever started it. */
export async function beginBatch(tx: Tx, actor: Actor, begun: Begun): Promise<{ readonly id: string }> {
  const { appId, formId, file, job } = begun;
  const plan = { ...begun.plan, actor };
  const id = await insertBatch(tx, { appId, formId, fileId: file.id, fileName: file.name, plan });
  await enqueue(tx, { workspaceId: actor.workspaceId, kind: job, payload: { batch: id }, key: id });
  return { id };
}

/** Columns that lead to no field, or two to one. */
export function columnProblems(fields: readonly { readonly id: string }[], { columns }: Pick<ImportPlan, 'columns'>) {
  const known = new Set(fields.map(({ id }) => id));
  const used = columns.filter((id) => id !== null);
  const problems: Problem[] = used.flatMap((id) =>
    known.has(id) ? [] : [{ path: '/plan/columns', code: 'records.columnField', params: { field: id } }],
  );
  if (new Set(used).size < used.length) problems.push({ path: '/plan/columns', code: 'records.columnTwice' });
  return problems;
}
