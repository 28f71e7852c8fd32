import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { TerminalRefusal } from '@/lib/terminal.mjs';
import { type FileSum, isBackupPath, MANIFEST, type Manifest, manifestSchema } from './manifest';
import { readTar, type TarEntry, TarFormatError } from './tar';

/** A manifest is a list of names and sums: 100 MB would be half a million files. */
const MANIFEST_LIMIT = 100 * 1024 * 1024;

/**
 * Reads a backup from end to end and compares every file with the manifest; with a folder, also writes the files there,
 * durably. Throws `TerminalRefusal` when anything is missing, too much, or different.
 */
export async function unpackBackup(file: string, folder?: string): Promise<Manifest> {
  const found: FileSum[] = [];
  let manifest: Manifest | undefined;
  try {
    for await (const entry of readTar(unzipped(file))) {
      if (!isBackupPath(entry.name)) throw new TarFormatError(entry.name);
      if (entry.name === MANIFEST) manifest = await readManifest(entry);
      else found.push(await keep(entry, folder));
    }
  } catch (error) {
    throw refusal(error, file);
  }
  if (!manifest) throw new TerminalRefusal('restore.notABackup', { file, reason: MANIFEST });
  compare(file, manifest.files, found);
  return manifest;
}

function unzipped(file: string): AsyncIterable<Uint8Array> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

async function readManifest(entry: TarEntry): Promise<Manifest> {
  if (entry.size > MANIFEST_LIMIT) throw new TarFormatError(MANIFEST);
  const parts: Uint8Array[] = [];
  for await (const part of entry.content) parts.push(part);
  const parsed = manifestSchema.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')));
  if (!parsed.success) throw new TarFormatError(MANIFEST);
  return parsed.data;
}

async function keep(entry: TarEntry, folder: string | undefined): Promise<FileSum> {
  const hash = createHash('sha256');
  const target = folder === undefined ? undefined : await openNew(path.join(folder, entry.name));
  try {
    for await (const part of entry.content) {
      hash.update(part);
      await target?.writeFile(part);
    }
    await target?.sync();
  } finally {
    await target?.close();
  }
  return { path: entry.name, size: entry.size, sha256: hash.digest('hex') };
}

async function openNew(file: string): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true });
  // `wx`: two entries of one name are no backup of ours.
  return open(file, 'wx', 0o600);
}

function compare(file: string, wanted: readonly FileSum[], found: readonly FileSum[]): void {
  const sums = new Map(found.map((one) => [one.path, one]));
  for (const one of wanted) {
    const here = sums.get(one.path);
    if (here?.sha256 !== one.sha256 || here.size !== one.size)
      throw new TerminalRefusal('restore.damaged', { file, path: one.path });
    sums.delete(one.path);
  }
  for (const extra of sums.keys()) throw new TerminalRefusal('restore.damaged', { file, path: extra });
}

function refusal(error: unknown, file: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new TerminalRefusal('restore.missing', { file, reason: code });
  const foreign = error instanceof TarFormatError || error instanceof SyntaxError || code === 'EEXIST';
  if (foreign || code?.startsWith('Z_')) return new TerminalRefusal('restore.notABackup', { file, reason: message });
  return error;
}
