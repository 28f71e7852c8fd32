import { Worker } from 'node:worker_threads';

interface Start {
  /** For whoever reads of its death. */
  readonly name: string;
  /** Its bundled program. */
  readonly program: URL;
  /** Handed to it; the same as it is, or a copy. */
  readonly task: unknown;
  /** It ended without being asked to. */
  readonly onDeath: (error: unknown) => void;
}

export interface LivingThread {
  readonly thread: Worker;
  /** Asks it to end, and waits until it has. */
  end(ask: () => void): Promise<void>;
}

/** Starts a thread that is meant to live as long as the process. */
export function startThread({ name, program, task, onDeath }: Start): LivingThread {
  const thread = new Worker(program, { workerData: task });
  let stopping = false;
  const gone = new Promise<void>((resolve) => {
    thread.on('exit', (code) => {
      if (!stopping) onDeath(new Error(`the ${name} thread ended with ${code}`));
      resolve();
    });
  });
  thread.on('error', onDeath);
  return {
    thread,
    end: async (ask) => {
      stopping = true;
      ask();
      await gone;
    },
  };
}
