import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
/** Containers often have a little of it only. */
const ROOM = 2 ** 31;

/** A folder for data that need not outlive its test: in memory where there is room for it, so that no test waits for a disk. */
export function passingFolder(): string {
  return mkdtempSync(path.join(hasRoom() ? MEMORY : tmpdir(), 'pointwright-'));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM;
}
