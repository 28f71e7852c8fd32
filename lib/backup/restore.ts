import { existsSync } from 'node:fs';
import path from 'node:path';
import { migrate, NewerDatabase } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import { acquireServerLock } from '@/lib/server-lock';
import { TerminalRefusal } from '@/lib/terminal.mjs';
import { DATABASE } from './manifest';
import { replaceData, stagedFolder } from './replace';
import { integrityComplaints } from './snapshot';
import { unpackBackup } from './unpack';

export interface RestoreSummary {
  /** ISO instant at which the backup was made. */
  readonly createdAt: string;
  /** Folder that holds the data of before; undefined when there was none. */
  readonly aside: string | undefined;
}

/**
 * Replaces the data of a folder by a backup, after the whole backup has been read, compared with its manifest, checked
 * by SQLite and brought up to this version's tables. Throws `DataInUse` while a server runs on the folder and
 * `TerminalRefusal` for a backup that cannot be used; in both cases nothing has changed.
 */
export async function restoreBackup(
  to: { readonly dataDir: string; readonly now: number },
  file: string,
): Promise<RestoreSummary> {
  const lock = acquireServerLock(to.dataDir);
  try {
    const stamp = new Date(to.now).toISOString().replace(/[-:]|\.\d+/g, '');
    const staged = stagedFolder(to.dataDir, stamp);
    const manifest = await unpackBackup(file, staged);
    await checkDatabase(path.join(staged, DATABASE), file);
    const aside = path.join(to.dataDir, `before-restore-${stamp}`);
    const hadData = existsSync(path.join(to.dataDir, DATABASE));
    replaceData(to.dataDir, { staged, aside });
    return { createdAt: manifest.createdAt, aside: hadData ? aside : undefined };
  } finally {
    lock.release();
  }
}

async function checkDatabase(database: string, file: string): Promise<void> {
  const complaints = integrityComplaints(database);
  if (complaints.length) throw new TerminalRefusal('restore.damagedDatabase', { file, reason: complaints.join('; ') });
  const store = openSqliteStore(database);
  try {
    await migrate(store);
  } catch (error) {
    throw error instanceof NewerDatabase ? new TerminalRefusal('restore.newer', { file }) : error;
  } finally {
    await store.close();
  }
}
