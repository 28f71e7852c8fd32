import { parentPort, workerData } from 'node:worker_threads';
import { keepLogShort } from '@/lib/db/keep-log-short';
import { openSqliteConnection } from '@/lib/db/sqlite';
import { WriteTurn } from '@/lib/db/write-turn';
import type { CheckpointTask } from './commands/start-checkpoint-thread';

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
