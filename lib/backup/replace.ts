import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { syncFolder, writeDurably } from './durable';
import { DATABASE, UPLOADS } from './manifest';

/**
 * Exchanges the data of a folder. Several files cannot be renamed at once, so a note says what is being done: whoever
 * next takes the folder's lock finishes it, and no server ever starts on half of the old and half of the new.
 */
const NOTE = 'restore.json';
const STAGED = '.restore-staged-';
/** The log and its index belong to the database they lie beside. */
const LIVE = [`${DATABASE}-wal`, `${DATABASE}-shm`, `${DATABASE}-journal`, DATABASE, UPLOADS];

interface Note {
  /** First all old files go aside, then all new ones come in. */
  readonly phase: 'aside' | 'in';
  readonly staged: string;
  readonly aside: string;
}

/** A new folder inside the data folder, for what is to come in. */
export function stagedFolder(dataDir: string, stamp: string): string {
  const folder = path.join(dataDir, STAGED + stamp);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Puts the files of a staged folder in the place of the present ones, which are kept in the folder `aside`. The caller
 * holds the folder's lock.
 */
export function replaceData(
  dataDir: string,
  { staged, aside }: { readonly staged: string; readonly aside: string },
): void {
  writeNote(dataDir, { phase: 'aside', staged: path.basename(staged), aside: path.basename(aside) });
  finishRestore(dataDir);
}

/** Finishes a restore that was cut off, if one was; removes what an abandoned one has left. */
export function finishRestore(dataDir: string): void {
  const file = path.join(dataDir, NOTE);
  if (existsSync(file)) {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Note; // written by this module alone
    if (note.phase === 'aside') {
      mkdirSync(path.join(dataDir, note.aside), { recursive: true, mode: 0o700 });
      moveAll(LIVE, dataDir, path.join(dataDir, note.aside));
      writeNote(dataDir, { ...note, phase: 'in' });
    }
    moveAll([UPLOADS, DATABASE], path.join(dataDir, note.staged), dataDir);
    rmSync(file);
    syncFolder(dataDir);
  }
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(STAGED)))
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

function writeNote(dataDir: string, note: Note): void {
  writeDurably(path.join(dataDir, NOTE), JSON.stringify(note));
}

/** What has been moved before is not there any more; so moving again is harmless. */
function moveAll(names: readonly string[], from: string, to: string): void {
  for (const name of names.filter((one) => existsSync(path.join(from, one))))
    renameSync(path.join(from, name), path.join(to, name));
  syncFolder(from);
  syncFolder(to);
}
