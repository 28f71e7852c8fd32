import { parentPort, workerData } from 'node:worker_threads';
import { keepLogShort } from '@/lib/db/keep-log-short';
import { openSqliteConnection } from '@/lib/db/sqlite';
import { WriteTurn } from '@/lib/db/write-turn';

/** What the thread is started with. */
export interface CheckpointTask {
  /** The embedded database. */
  readonly file: string;
  readonly turn: SharedArrayBuffer;
}

function work(port: NonNullable<typeof parentPort>, { file, turn }: CheckpointTask): void {
  const connection = openSqliteConnection(file);
  const keeper = keepLogShort(connection, new WriteTurn(turn));
  port.on('message', () => {
    void keeper.stop().then(() => {
      connection.close();
      port.close();
    });
  });
}

if (!parentPort) throw new Error('runs as a thread of the server');
work(parentPort, workerData as CheckpointTask);
