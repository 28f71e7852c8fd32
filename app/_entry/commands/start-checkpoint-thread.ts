import { Worker } from 'node:worker_threads';

/** What the thread is started with. */
export interface CheckpointTask {
  /** The embedded database. */
  readonly file: string;
  readonly turn: SharedArrayBuffer;
}

interface Start {
  /** The bundled `checkpoint-thread`. */
  readonly program: URL;
  readonly task: CheckpointTask;
  readonly onDeath: (error: unknown) => void;
}

/** Keeps the log of the embedded database short in a thread of its own, so that commits need not wait for it. */
export function startCheckpointThread({ program, task, onDeath }: Start): { stop(): Promise<void> } {
  const thread = new Worker(program, { workerData: task });
  let stopping = false;
  const gone = new Promise<void>((resolve) => {
    thread.on('exit', (code) => {
      if (!stopping) onDeath(new Error(`the checkpoint thread ended with ${code}`));
      resolve();
    });
  });
  thread.on('error', onDeath);
  return {
    stop: async () => {
      stopping = true;
      thread.postMessage('stop');
      await gone;
    },
  };
}
