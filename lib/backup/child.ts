import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const BUILT = 'dist/backup.js';
/** While developing nothing may have been bundled yet. */
const SOURCE = ['--import', 'tsx', 'app/_entry/backup.ts'];

/**
 * Makes a backup in a process of its own: copying the database blocks the process that does it. Answers with the line
 * the command printed; fails with what it complained about.
 */
export function backUpInChild(file: string): Promise<string> {
  const program = process.env.NODE_ENV === 'production' && existsSync(BUILT) ? [BUILT] : SOURCE;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const heard = (part: Buffer) => {
      said += part.toString('utf8');
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(said.trim()) : reject(new Error(said.trim()))));
  });
}
