import { and, eq, gt, inArray, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import { job } from '@/drizzle/tables/commands';
import { skipLocked } from '@/lib/db/dialect';
import { limited } from '@/lib/db/limited';
import type { Store } from '@/lib/db/types';
import { log } from '@/lib/log';
import { masked } from '@/lib/told-error';

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
 * A long one looks at `stopping` between its steps, and then answers at once when it wants to go on.
 */
export type JobHandler = (store: Store, job: Job, stopping?: AbortSignal) => Promise<unknown>;

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
  /** Where another worker does a part of the kinds; else all are done here, and one without a handler fails. */
  readonly kinds?: { readonly only: readonly string[] } | { readonly except: readonly string[] };
  /** Looks at least this often, in milliseconds. */
  readonly every?: number;
  /** Milliseconds; see `LEASE`. */
  readonly lease?: number;
}

/** How long a job stays with a worker that gives no sign of life; as long as it lives, it renews what it holds. */
const LEASE = 5 * 60_000;
const ATTEMPTS = 12;
const CLAIM = 20;

export function startWorker(store: Store, options: WorkerOptions): Worker {
  const stopping = new AbortController();
  const held = new Set<string>();
  const span = options.lease ?? LEASE;
  let looking: Promise<void> | undefined;
  let again = false;
  let last = store.clock();

  async function look(): Promise<void> {
    do {
      again = false;
      last = store.clock();
      while (!stopping.signal.aborted) {
        const claimed = await claim(store, span, options.kinds);
        if (claimed.length === 0) break;
        await performAll(claimed);
      }
    } while (again && !stopping.signal.aborted);
  }

  async function performAll(claimed: readonly Job[]): Promise<void> {
    for (const one of claimed) held.add(one.id);
    try {
      for (const one of claimed) {
        if (stopping.signal.aborted) break;
        await perform(store, { ...options, stopping: stopping.signal }, one);
        held.delete(one.id);
      }
    } finally {
      // What was not begun is anybody's again at once.
      const left = [...held];
      held.clear();
      if (left.length) await lease(store, left, 0);
    }
  }

  function renew(): void {
    const until = store.clock() + span;
    if (held.size) lease(store, [...held], until).catch((error) => log.error({ error }, 'leases could not be renewed'));
  }

  function wake(): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    again = true;
    looking ??= look()
      .catch((error) => log.error({ error }, 'the worker could not look for jobs'))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  const unsubscribe = store.subscribe('jobs', () => void wake());
  const timer = setInterval(() => void wake(), options.every ?? 1_000);
  const renewal = setInterval(renew, span / 5);
  void wake();
  return {
    drain: async () => {
      await wake();
      while (looking) await looking;
    },
    lastLook: () => last,
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      clearInterval(renewal);
      unsubscribe();
      await looking;
    },
  };
}

function claim(store: Store, span: number, kinds: WorkerOptions['kinds']): Promise<Job[]> {
  return store.write(async (tx) => {
    const due = await tx.db
      .select({ id: job.id })
      .from(job)
      .where(
        sql`${and(eq(job.status, 'waiting'), lte(job.runAt, tx.now), lte(job.leasedUntil, tx.now), ofKind(kinds))} order by ${job.runAt}${limited(CLAIM)}${skipLocked(tx)}`,
      );
    if (due.length === 0) return [];
    return tx.db
      .update(job)
      .set({ leasedUntil: tx.now + span, attempts: sql`${job.attempts} + 1` })
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

function ofKind(kinds: WorkerOptions['kinds']): SQL | undefined {
  if (!kinds) return undefined;
  return 'only' in kinds ? inArray(job.kind, [...kinds.only]) : notInArray(job.kind, [...kinds.except]);
}

/** Holds jobs until then, or lets go of them. */
async function lease(store: Store, ids: readonly string[], leasedUntil: number): Promise<void> {
  await store.write((tx) =>
    tx.db
      .update(job)
      .set({ leasedUntil })
      .where(and(inArray(job.id, [...ids]), eq(job.status, 'waiting'))),
  );
}

/**
 * Lets go of everything that is held. For the embedded database, when its one process starts: whoever held something died with
 * it, and nobody has to wait for the end of a dead process's lease.
 */
export async function releaseLeases(store: Store): Promise<void> {
  await store.write((tx) =>
    tx.db
      .update(job)
      .set({ leasedUntil: 0 })
      .where(and(eq(job.status, 'waiting'), gt(job.leasedUntil, tx.now))),
  );
}

async function perform(
  store: Store,
  options: WorkerOptions & { readonly stopping: AbortSignal },
  one: Job,
): Promise<void> {
  try {
    const handler = Object.hasOwn(options.handlers, one.kind) ? options.handlers[one.kind] : undefined;
    if (!handler) throw new Error(`no handler for jobs of kind ${one.kind}`);
    const next = await handler(store, one, options.stopping);
    await finish(
      store,
      one,
      typeof next === 'number' ? { runAt: next, attempts: 0, leasedUntil: 0 } : { status: 'done' },
    );
  } catch (error) {
    options.onError(error, one);
    const lastError = masked(String(error instanceof Error ? error.message : error)).slice(0, 500);
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
