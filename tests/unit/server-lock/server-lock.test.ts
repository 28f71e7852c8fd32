import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { acquireServerLock, DataInUse } from '@/lib/server-lock';

const dataDir = mkdtempSync(path.join(tmpdir(), 'pointwright-lock-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const HOLD = `
  import('@/lib/server-lock').then(({ acquireServerLock }) => {
    acquireServerLock(process.argv[1]);
    console.log('held');
    setInterval(() => {}, 1000);
  });`;

async function anotherServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', HOLD, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data'); // a pipe was asked for
  return child;
}

it('is refused while another process holds it, and free as soon as that process is killed', async () => {
  const other = await anotherServer();
  expect(() => acquireServerLock(dataDir)).toThrow(DataInUse);
  other.kill('SIGKILL');
  await once(other, 'exit');
  acquireServerLock(dataDir).release();
}, 30_000);

it('is refused inside the same process as well, until it is released', () => {
  const lock = acquireServerLock(dataDir);
  expect(() => acquireServerLock(dataDir)).toThrow(DataInUse);
  lock.release();
  acquireServerLock(dataDir).release();
});
