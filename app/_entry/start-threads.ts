import type { Beside } from '@/lib/db/types';
import { startThread } from '@/lib/threads/start-thread';
import type { CheckpointTask } from './checkpoint-thread';
import type { CarryOut } from './commands/carry-out';
import { startCommandThread } from './commands/start-command-thread';
import type { ThreadTask } from './commands/thread-messages';

/** The bundled programs of the threads. */
export interface ThreadPrograms {
  readonly commands: URL;
  readonly checkpoints: URL;
}

export interface Threads {
  readonly carryOut: CarryOut;
  /** Finish what they were asked for. */
  stop(): Promise<void>;
}

/** The threads of a server with the embedded database: one carries out commands, one keeps its log short. */
export async function startThreads(
  programs: ThreadPrograms,
  beside: Beside,
  task: Omit<ThreadTask, 'turn'>,
): Promise<Threads> {
  const { turn } = beside;
  // As with any other mistake nobody expected, the whole server ends, and is started again.
  const onDeath = (error: unknown) => {
    throw error;
  };
  const keeping: CheckpointTask = { file: task.file, turn };
  const checkpoints = startThread({ name: 'checkpoint', program: programs.checkpoints, task: keeping, onDeath });
  beside.leaveLog();
  const commands = await startCommandThread({ program: programs.commands, task: { ...task, turn }, beside, onDeath });
  return {
    carryOut: commands.carryOut,
    stop: async () => {
      await commands.stop();
      await checkpoints.end(() => checkpoints.thread.postMessage('stop'));
    },
  };
}
