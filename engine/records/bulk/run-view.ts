import * as z from 'zod';
import type { BulkProblem, BulkRun } from './runs';

const problemSchema = z.strictObject({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** A bulk action as the API shows it, with the first records it left as they were. */
export const bulkRunSchema = z.strictObject({
  id: z.string(),
  action: z.enum(['bin', 'restore', 'set']),
  status: z.enum(['running', 'done', 'cancelled', 'failed']),
  total: z.number(),
  position: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  left: z.array(z.strictObject({ id: z.string(), title: z.string(), problems: z.array(problemSchema) })),
});
export type BulkRunView = z.infer<typeof bulkRunSchema>;

export function bulkRunView(run: BulkRun, left: readonly BulkProblem[]): BulkRunView {
  const { id, status, total, position, changed, unchanged, refused } = run;
  return {
    id,
    action: run.plan.action.do,
    status,
    total,
    position,
    changed,
    unchanged,
    refused,
    createdAt: new Date(run.createdAt).toISOString(),
    finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
    left: left.map(({ recordId, title, problems }) => ({
      id: recordId,
      title,
      problems: problems.map(({ path, code, params }) => ({ path, code, ...(params && { params: { ...params } }) })),
    })),
  };
}
