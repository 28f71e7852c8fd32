import type { Beside } from '@/lib/db/types';
import { Mailbox } from '@/lib/threads/mailbox';
import { startThread } from '@/lib/threads/start-thread';
import type { CarriedOut, CarryOut } from './carry-out';
import { receiveError } from './sent-error';
import type { FromThread, ThreadTask, ToThread } from './thread-messages';

interface Asked {
  resolve(done: CarriedOut): void;
  reject(error: Error): void;
}

export interface CommandThread {
  readonly carryOut: CarryOut;
  /** Finishes what it was asked for. */
  stop(): Promise<void>;
}

interface Start {
  /** The bundled `command-thread`. */
  readonly program: URL;
  readonly task: ThreadTask;
  readonly beside: Beside;
  /** The thread died: nobody knows what became of what it was asked for. */
  readonly onDeath: (error: unknown) => void;
}

/**
 * Carries out the commands of the embedded database in a thread of its own, so that serving pages and reading requests costs them
 * nothing. Notices come before the answers of the commands that gave them.
 */
export async function startCommandThread({ program, task, beside, onDeath }: Start): Promise<CommandThread> {
  const { thread, end } = startThread({ name: 'command', program, task, onDeath });
  const asked = new Map<number, Asked>();
  const outbox = new Mailbox<ToThread>((items) => thread.postMessage(JSON.stringify(items)));
  const notice = beside.join((topic, payload) => outbox.post({ topic, payload }));
  let last = 0;

  await new Promise<void>((ready) => {
    thread.on('message', (items: readonly FromThread[]) => {
      for (const item of items) {
        if ('topic' in item) notice(item.topic, item.payload);
        else if ('id' in item) settle(item);
        else ready();
      }
    });
  });

  function settle(item: Extract<FromThread, { id: number }>): void {
    const one = asked.get(item.id);
    asked.delete(item.id);
    if ('done' in item) one?.resolve(item.done);
    else one?.reject(receiveError(item.failed));
  }

  return {
    carryOut: (call) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        asked.set(id, { resolve, reject });
        outbox.post({ id, call });
      }),
    stop: () => end(() => outbox.post({ stop: true })),
  };
}
