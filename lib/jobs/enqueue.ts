import { job } from '@/drizzle/tables/commands';
import type { Tx } from '@/lib/db/types';

export interface JobRequest {
  readonly workspaceId: string;
  readonly kind: string;
  readonly payload: unknown;
  /** UTC milliseconds; now when left out. */
  readonly runAt?: number;
  /** At most one waiting job of a kind has this key: asking again changes nothing. */
  readonly key?: string;
}

/** Writes work to be done after this transaction has been committed; the worker takes it from there. */
export async function enqueue(tx: Tx, request: JobRequest): Promise<void> {
  await tx.db
    .insert(job)
    .values({
      id: tx.newId(),
      workspaceId: request.workspaceId,
      kind: request.kind,
      key: request.key ?? null,
      payload: request.payload,
      status: 'waiting',
      runAt: request.runAt ?? tx.now,
      attempts: 0,
      leasedUntil: 0,
      lastError: null,
      createdAt: tx.now,
      finishedAt: null,
    })
    .onConflictDoNothing();
  if ((request.runAt ?? tx.now) <= tx.now) await tx.publish('jobs', '');
}
