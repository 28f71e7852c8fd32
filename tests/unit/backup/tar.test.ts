import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { readTar, type TarEntry, TarFormatError, writeTar } from '@/lib/backup/tar';

const folder = mkdtempSync(path.join(tmpdir(), 'pointwright-tar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* entriesOf(files: Readonly<Record<string, Buffer>>): AsyncGenerator<TarEntry> {
  for (const [name, content] of Object.entries(files))
    yield { name, size: content.length, content: Readable.from(content.length ? [content] : []) };
}

/** Cut into chunks that fit no border of the format. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function contents(archive: AsyncIterable<Uint8Array>): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for await (const entry of readTar(archive)) found[entry.name] = await buffer(entry.content);
  return found;
}

const files = {
  'pointwright.db': Buffer.alloc(5000, 7),
  'uploads/空.txt': Buffer.alloc(0),
  'uploads/exactly-a-block': Buffer.alloc(512, 1),
  [`uploads/${'long/'.repeat(25)}name.bin`]: Buffer.from('deep'),
};

describe('an archive', () => {
  it.each([1, 7, 512, 100_000])('gives back what was put in, read in chunks of %i bytes', async (size) => {
    const archive = await buffer(writeTar(entriesOf(files)));
    expect(await contents(pieces(archive, size))).toEqual(files);
  });

  it('opens with any tar program', async () => {
    const file = path.join(folder, 'a.tar');
    writeFileSync(file, await buffer(writeTar(entriesOf(files))));
    const listed = execFileSync('tar', ['--list', '--file', file, '--quoting-style=literal'], { encoding: 'utf8' });
    expect(listed.trim().split('\n')).toEqual(Object.keys(files));
  });

  it('is refused when it is cut off', async () => {
    const archive = await buffer(writeTar(entriesOf(files)));
    await expect(contents(pieces(archive.subarray(0, 3000), 512))).rejects.toThrow(TarFormatError);
  });

  it('is refused when a header was touched', async () => {
    const archive = await buffer(writeTar(entriesOf(files)));
    archive[3] = 65;
    await expect(contents(pieces(archive, 512))).rejects.toThrow(TarFormatError);
  });

  it('is refused when it holds a link', async () => {
    const link = path.join(folder, 'link.tar');
    execFileSync('sh', ['-c', `cd ${folder} && ln -s /etc/passwd uploads && tar --format=ustar -cf ${link} uploads`]);
    const archive = execFileSync('cat', [link]);
    await expect(contents(pieces(archive, 512))).rejects.toThrow(TarFormatError);
  });

  it('is not written from a file that changes its size meanwhile', async () => {
    async function* growing(): AsyncGenerator<TarEntry> {
      yield { name: 'a', size: 2, content: Readable.from([Buffer.from('abc')]) };
    }
    await expect(buffer(writeTar(growing()))).rejects.toThrow('changed its size');
  });
});
