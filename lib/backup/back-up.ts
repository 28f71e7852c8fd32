import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TerminalRefusal } from '@/lib/terminal.mjs';
import { syncFolder } from './durable';
import { DATABASE, type FileSum, MANIFEST, type Manifest, UPLOADS } from './manifest';
import { integrityComplaints, newestMigration, snapshotDatabase } from './snapshot';
import { type TarEntry, writeTar } from './tar';
import { unpackBackup } from './unpack';

export interface BackupSummary {
  readonly file: string;
  /** Bytes of the archive. */
  readonly size: number;
  readonly files: number;
  readonly migration: string;
}

/**
 * Writes one file holding the embedded database and the uploads, while a server may be at work, and reads it back
 * whole before it gets its name. Throws `TerminalRefusal` when there is nothing to back up or nowhere to put it.
 */
export async function backUp(
  from: { readonly dataDir: string; readonly now: number },
  file: string,
): Promise<BackupSummary> {
  if (!existsSync(path.join(from.dataDir, DATABASE)))
    throw new TerminalRefusal('backup.noDatabase', { folder: from.dataDir });
  if (existsSync(file)) throw new TerminalRefusal('backup.exists', { file });
  const work = workFolder(file);
  try {
    const database = path.join(work, DATABASE);
    // The database first: whatever file it speaks of then lies in the uploads already.
    snapshotDatabase(path.join(from.dataDir, DATABASE), database);
    const complaints = integrityComplaints(database);
    if (complaints.length) throw new TerminalRefusal('backup.damaged', { reason: complaints.join('; ') });
    const archive = path.join(work, 'archive');
    const migration = newestMigration(database);
    const about = { productVersion: productVersion(), createdAt: new Date(from.now).toISOString(), migration };
    await writeArchive(archive, { database, uploads: path.join(from.dataDir, UPLOADS), about });
    const { files } = await unpackBackup(archive);
    await rename(archive, file);
    syncFolder(path.dirname(file));
    return { file, size: (await stat(file)).size, files: files.length, migration };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** On the same disk as the backup, so that the finished archive only has to be given its name. */
function workFolder(file: string): string {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return mkdtempSync(`${file}.partial-`);
  } catch (error) {
    throw new TerminalRefusal('backup.unwritable', { file, reason: String((error as NodeJS.ErrnoException).code) });
  }
}

interface Contents {
  readonly database: string;
  readonly uploads: string;
  readonly about: Pick<Manifest, 'productVersion' | 'createdAt' | 'migration'>;
}

async function writeArchive(archive: string, contents: Contents): Promise<void> {
  const sums: FileSum[] = [];
  async function* entries(): AsyncGenerator<TarEntry> {
    yield await summed({ name: DATABASE, at: contents.database }, sums);
    for (const name of await uploadedFiles(contents.uploads)) {
      yield await summed({ name: `${UPLOADS}/${name}`, at: path.join(contents.uploads, name) }, sums);
    }
    const manifest: Manifest = { format: 'pointwright-backup', formatVersion: 1, ...contents.about, files: sums };
    const text = Buffer.from(JSON.stringify(manifest, null, 2));
    yield { name: MANIFEST, size: text.length, content: Readable.from([text]) };
  }
  await pipeline(Readable.from(writeTar(entries())), createGzip(), createWriteStream(archive, { mode: 0o600 }));
  const written = await open(archive, 'r+');
  await written.sync();
  await written.close();
}

/** A file as an entry that adds its checksum to the list once it has been read. */
async function summed(file: { readonly name: string; readonly at: string }, sums: FileSum[]): Promise<TarEntry> {
  const { size } = await stat(file.at);
  async function* content(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file.at) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
    sums.push({ path: file.name, size, sha256: hash.digest('hex') });
  }
  return { name: file.name, size, content: content() };
}

async function uploadedFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function productVersion(): string {
  return String((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
}
