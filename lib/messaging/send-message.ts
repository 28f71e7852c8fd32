import { eq } from 'drizzle-orm';
import { job as jobTable } from '@/drizzle/tables/commands';
import { message } from '@/drizzle/tables/messages';
import type { Store } from '@/lib/db/types';
import type { Job, JobHandler } from '@/lib/jobs/worker';
import { type Failure, failureOf, writeFailure } from './failure';
import type { OutgoingMessage } from './message';
import { renderMessage } from './render';
import type { Senders } from './sender';

type Outcome = { readonly status: 'sent' | 'kept' | 'late' | 'failed'; readonly failure?: Failure };

/** The job handler of kind `send-message`. Throws when a sender fails, so that the worker tries again later. */
export function handleSendMessage(senders: Senders): JobHandler {
  return async (store, job) => {
    const outgoing = job.payload as OutgoingMessage; // written by queueMessage
    if (outgoing.goodUntil !== undefined && outgoing.goodUntil < store.clock()) {
      return note(store, job, { outgoing, outcome: { status: 'late' } });
    }
    const rendered = renderMessage(outgoing, senders.publicUrl);
    if (senders.development) return note(store, job, { outgoing, outcome: { status: 'kept' }, rendered });
    const send = senders[outgoing.channel];
    if (!send) {
      return note(store, job, { outgoing, outcome: { status: 'failed', failure: { code: 'noSender', detail: null } } });
    }
    try {
      await send({ ...rendered, id: job.id, outgoing });
    } catch (error) {
      await note(store, job, { outgoing, outcome: { status: 'failed', failure: failureOf(error) }, again: true });
      throw error;
    }
    await note(store, job, { outgoing, outcome: { status: 'sent' } });
  };
}

interface Note {
  readonly outgoing: OutgoingMessage;
  readonly outcome: Outcome;
  readonly rendered?: { readonly subject: string | null; readonly text: string };
  /** It will be tried again, so its payload is still needed. */
  readonly again?: boolean;
}

/** Writes the line of the log, and takes the codes and links out of a job that is over. */
async function note(store: Store, job: Job, { outgoing, outcome, rendered, again }: Note): Promise<void> {
  const { workspaceId, channel, to, template } = outgoing;
  await store.write(async (tx) => {
    const line = { status: outcome.status, error: outcome.failure ? writeFailure(outcome.failure) : null };
    await tx.db
      .insert(message)
      .values({
        ...line,
        id: job.id,
        workspaceId,
        channel,
        recipient: to,
        template,
        subject: rendered?.subject ?? null,
        text: rendered?.text ?? null,
        createdAt: tx.now,
      })
      .onConflictDoUpdate({ target: message.id, set: line });
    if (!again) await tx.db.update(jobTable).set({ payload: { to, template } }).where(eq(jobTable.id, job.id));
  });
}
