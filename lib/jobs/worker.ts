import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { job } from '@/drizzle/tables/commands';
import { skipLocked } from '@/lib/db/dialect';
import type { Store } from '@/lib/db/types';

export interface Job {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/**
 * Does one job. It may run twice when a process dies between doing and noting, so it recognises finished work by a
 * unique key of its own. A number answered means: run again at that instant (UTC ms); anything else, that it is done.
 */
export type JobHandler = (store: Store, job: Job) => Promise<unknown>;

export interface Worker {
  /** Resolves when nothing is due any more; for tests and for an orderly end. */
  drain(): Promise<void>;
  /** Instant of the last look at the table; the health page compares it with the clock. */
  lastLook(): number;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly onError: (error: unknown, job: Job) => void;
  /** Looks at least this often, in milliseconds. */
  readonly every?: number;
}

const LEASE = 5 * 60_000;
const ATTEMPTS = 12;
const CLAIM = 20;

export function startWorker(store: Store, options: WorkerOptions): Worker {
  let stopped = false;
  let looking: Promise<void> | undefined;
  let again = false;
  let last = store.clock();

  async function look(): Promise<void> {
    do {
      again = false;
      last = store.clock();
      for (let claimed = await claim(store); claimed.length && !stopped; claimed = await claim(store)) {
        for (const one of claimed) await perform(store, options, one);
      }
    } while (again && !stopped);
  }

  function wake(): Promise<void> {
    if (stopped) return Promise.resolve();
    again = true;
    looking ??= look()
      .catch((error) => console.error('the worker could not look for jobs', error))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  const unsubscribe = store.subscribe('jobs', () => void wake());
  const timer = setInterval(() => void wake(), options.every ?? 1_000);
  void wake();
  return {
    drain: async () => {
      await wake();
      while (looking) await looking;
    },
    lastLook: () => last,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      unsubscribe();
      await looking;
    },
  };
}

function claim(store: Store): Promise<Job[]> {
  return store.write(async (tx) => {
    const due = await tx.db
      .select({ id: job.id })
      .from(job)
      .where(
        sql`${and(eq(job.status, 'waiting'), lte(job.runAt, tx.now), lte(job.leasedUntil, tx.now))} order by ${job.runAt} limit ${CLAIM}${skipLocked(tx)}`,
      );
    if (due.length === 0) return [];
    return tx.db
      .update(job)
      .set({ leasedUntil: tx.now + LEASE, attempts: sql`${job.attempts} + 1` })
      .where(
        inArray(
          job.id,
          due.map((row) => row.id),
        ),
      )
      .returning({
        id: job.id,
        workspaceId: job.workspaceId,
        kind: job.kind,
        payload: job.payload,
        attempts: job.attempts,
      });
  });
}

async function perform(store: Store, options: WorkerOptions, one: Job): Promise<void> {
  try {
    const handler = Object.hasOwn(options.handlers, one.kind) ? options.handlers[one.kind] : undefined;
    if (!handler) throw new Error(`no handler for jobs of kind ${one.kind}`);
    const next = await handler(store, one);
    await finish(
      store,
      one,
      typeof next === 'number' ? { runAt: next, attempts: 0, leasedUntil: 0 } : { status: 'done' },
    );
  } catch (error) {
    options.onError(error, one);
    const lastError = String(error instanceof Error ? error.message : error).slice(0, 500);
    const wait = Math.min(2 ** one.attempts * 1_000, 6 * 3_600_000);
    const again = one.attempts < ATTEMPTS;
    await finish(
      store,
      one,
      again ? { lastError, runAt: store.clock() + wait, leasedUntil: 0 } : { lastError, status: 'failed' },
    );
  }
}

async function finish(store: Store, one: Job, change: Partial<typeof job.$inferInsert>): Promise<void> {
  await store.write(async (tx) => {
    const finishedAt = change.status ? tx.now : null;
    await tx.db
      .update(job)
      .set({ ...change, finishedAt })
      .where(eq(job.id, one.id));
  });
}
