import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { ReadLimits } from './read-limits';
import { SheetRefused } from './sheet-refused';

const PROGRAM = 'lib/sheets/take-workbook-apart.mjs';
const MEMORY = '--max-old-space-size=768';
const LONGEST = 5 * 60_000;

/**
 * Rows of a workbook's first sheet as texts. Another process takes the workbook apart and leaves the rows in a file that nobody else
 * can open; here they are read one by one.
 */
export async function* workbookRows(file: string, limits: ReadLimits): AsyncGenerator<string[]> {
  const place = `${file}.${randomUUID()}.rows`;
  const spool = await open(place, 'wx+', 0o600);
  try {
    // Gone from the folder at once, and from the disk when it is closed, even if this process dies.
    await rm(place);
    await takeApart(file, spool, limits);
    for await (const line of spool.readLines({ start: 0, autoClose: false })) yield JSON.parse(line) as string[];
  } finally {
    await spool.close();
  }
}

async function takeApart(file: string, spool: FileHandle, { rows, columns }: ReadLimits): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [MEMORY, PROGRAM, file, String(rows), String(columns)], {
      stdio: ['ignore', spool.fd, 'ignore'],
      // It needs to know nothing of this installation.
      env: { NODE_ENV: 'production' },
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 3) throw new SheetRefused('tooBig', 0);
  if (code === 4) throw new SheetRefused('tooManyColumns', 0);
  if (code !== 0) throw new SheetRefused('unreadable', 0);
}
