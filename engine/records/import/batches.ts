import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { importBatch, importProblem } from '@/drizzle/tables/records';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, type FaultParams } from '@/engine/kernel/fault';
import { reachOf } from '@/engine/permissions/can';
import type { Tx } from '@/lib/db/types';
import type { ImportPlan } from './plan';

export type BatchStatus = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';

/** A batch with its plan; `plan.actor` is whoever started it, and the rows come in on their behalf. */
export interface Batch extends Omit<typeof importBatch.$inferSelect, 'plan' | 'status'> {
  /** `units`: points an opening import has brought so far, in smallest units; `failure`: why the sheet could not be read to its end. */
  readonly plan: ImportPlan & { readonly actor: Actor; readonly units?: number; readonly failure?: Failure };
  readonly status: BatchStatus;
}

export interface Failure {
  readonly code: string;
  readonly params: FaultParams;
}

/** Stands in the place of the form on imports of opening balances. */
export const OPENING_BATCH = 'opening';

type NewBatch = Pick<Batch, 'appId' | 'formId' | 'fileId' | 'fileName' | 'plan'>;

/** Writes a batch of which no row has been read; answers its id. */
export async function insertBatch(tx: Tx, fresh: NewBatch): Promise<string> {
  const id = tx.newId();
  const { actor } = fresh.plan;
  await tx.db.insert(importBatch).values({
    ...fresh,
    id,
    workspaceId: actor.workspaceId,
    status: 'waiting',
    rows: 0,
    position: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    binned: 0,
    createdAt: tx.now,
    createdBy: actor.name ?? actor.id,
    finishedAt: null,
  });
  return id;
}

/** Refuses `records.unknownImport`. */
export async function requireBatch(tx: Pick<Tx, 'db'>, workspaceId: string, id: string): Promise<Batch> {
  const [row] = await tx.db
    .select()
    .from(importBatch)
    .where(and(eq(importBatch.id, id), eq(importBatch.workspaceId, workspaceId)));
  if (!row) throw new Fault('not-found', 'records.unknownImport', { id });
  return row as Batch; // written by start-import
}

/** As `requireBatch`; those who import for their own stores know only what they brought in themselves. */
export async function requireOwnBatch(tx: Pick<Tx, 'db'>, actor: Actor, id: string): Promise<Batch> {
  const batch = await requireBatch(tx, actor.workspaceId, id);
  if (!mayKnow(actor, batch)) throw new Fault('not-found', 'records.unknownImport', { id });
  return batch;
}

export function mayKnow(actor: Actor, batch: Batch): boolean {
  return reachOf(actor, 'records:import') === 'everywhere' || batch.plan.actor.id === actor.id;
}

export async function batchesOf(tx: Pick<Tx, 'db'>, workspaceId: string, formId: string): Promise<Batch[]> {
  const rows = await tx.db
    .select()
    .from(importBatch)
    .where(and(eq(importBatch.workspaceId, workspaceId), eq(importBatch.formId, formId)))
    .orderBy(desc(importBatch.id))
    .limit(50);
  return rows as Batch[]; // written by start-import
}

export async function updateBatch(tx: Tx, id: string, change: Partial<typeof importBatch.$inferInsert>): Promise<void> {
  await tx.db.update(importBatch).set(change).where(eq(importBatch.id, id));
}

/** Moves a batch on, if it is still where the caller saw it; says so by its answer. */
export async function moveBatch(
  tx: Tx,
  which: { readonly id: string; readonly from: readonly Batch['status'][] },
  change: { readonly status: Batch['status']; readonly finishedAt?: number },
): Promise<boolean> {
  const rows = await tx.db
    .update(importBatch)
    .set(change)
    .where(and(eq(importBatch.id, which.id), inArray(importBatch.status, [...which.from])))
    .returning({ id: importBatch.id });
  return rows.length === 1;
}

/** What a worker may take up. */
export const UNDER_WAY = ['waiting', 'running'] as const;

/** Ends a batch that is under way; one that was cancelled meanwhile stays as it is. */
export async function endRunning(tx: Tx, id: string, status: 'done' | 'failed'): Promise<void> {
  await tx.db
    .update(importBatch)
    .set({ status, finishedAt: tx.now })
    .where(and(eq(importBatch.id, id), eq(importBatch.status, 'running')));
}

/** Ends a batch whose sheet cannot be read any further; what has come in already stays. */
export async function endUnread(
  tx: Tx,
  { workspaceId, id }: Pick<Batch, 'workspaceId' | 'id'>,
  { code, params }: Fault,
) {
  const { plan } = await requireBatch(tx, workspaceId, id);
  await updateBatch(tx, id, { plan: { ...plan, failure: { code, params } } });
  await endRunning(tx, id, 'failed');
}

export interface Progress {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly binned: number;
}

/**
 * Adds what a chunk has done; false when somebody has cancelled the batch meanwhile, or another worker has gone on with it, and then
 * nothing of the chunk may stay.
 */
export async function advanceBatch(
  tx: Tx,
  batch: { readonly id: string; readonly position: number },
  done: Progress,
): Promise<boolean> {
  const rows = await tx.db
    .update(importBatch)
    .set({
      position: batch.position + done.rows,
      created: sql`${importBatch.created} + ${done.created}`,
      updated: sql`${importBatch.updated} + ${done.updated}`,
      unchanged: sql`${importBatch.unchanged} + ${done.unchanged}`,
      refused: sql`${importBatch.refused} + ${done.refused}`,
      binned: sql`${importBatch.binned} + ${done.binned}`,
    })
    .where(
      and(eq(importBatch.id, batch.id), eq(importBatch.status, 'running'), eq(importBatch.position, batch.position)),
    )
    .returning({ id: importBatch.id });
  return rows.length === 1;
}

export async function insertProblem(tx: Tx, row: Omit<typeof importProblem.$inferInsert, 'id'>): Promise<void> {
  await tx.db.insert(importProblem).values({ ...row, id: tx.newId() });
}

/** What an import did not bring in, in the order of the file, from behind a row on. */
export async function problemsOfBatch(
  tx: Pick<Tx, 'db'>,
  batchId: string,
  { after = 0, limit }: { readonly after?: number; readonly limit: number },
) {
  return tx.db
    .select()
    .from(importProblem)
    .where(and(eq(importProblem.batchId, batchId), gt(importProblem.row, after)))
    .orderBy(asc(importProblem.row))
    .limit(limit);
}
