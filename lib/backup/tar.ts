/**
 * The part of the tar format (POSIX ustar) that a backup needs: plain files, so that any tar program can open one.
 */
export interface TarEntry {
  /** Path inside the archive, with `/`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;
/** Eleven octal digits. */
const OCTAL_LIMIT = 8 ** 11;

/** The archive is not one this module has written: cut off, damaged, or holding something else than plain files. */
export class TarFormatError extends Error {}

/** The bytes of an archive holding the entries, in their order. Throws when a file has another size than announced. */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield header(entry);
    let written = 0;
    for await (const chunk of entry.content) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== entry.size) throw new Error(`${entry.name} changed its size while it was read`);
    yield new Uint8Array(padding(entry.size));
  }
  yield new Uint8Array(2 * BLOCK);
}

/** The entries of an archive; the content of each has to be read before the next is asked for. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source);
  for (;;) {
    const block = await bytes.take(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const { name, size } = parseHeader(block);
    yield { name, size, content: bytes.stream(size) };
    await bytes.take(padding(size));
  }
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function header({ name, size }: TarEntry): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  const [prefix, rest] = splitName(name);
  block.write(rest, 0, 'utf8');
  block.write('0000600\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  writeSize(block, size);
  block.write('00000000000\0', 136, 'latin1');
  block.write('0ustar\0', 156, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  block.write(prefix, 345, 'utf8');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** Long paths are told in two parts of at most 155 and 100 bytes. */
function splitName(name: string): readonly [string, string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(rest) <= 100) return [prefix, rest];
  }
  throw new Error(`the path ${name} is too long for an archive`);
}

function writeSize(block: Buffer, size: number): void {
  if (size < OCTAL_LIMIT) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  else {
    // Beyond 8 GiB, tar programs agree on a binary number behind a mark.
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
}

function parseHeader(block: Buffer): { name: string; size: number } {
  const stated = Number.parseInt(text(block, 148, 8), 8);
  if (stated !== checksum(block)) throw new TarFormatError('a header is damaged');
  if (text(block, 156, 1) !== '0') throw new TarFormatError('it holds something else than plain files');
  const prefix = text(block, 345, 155);
  const name = text(block, 0, 100);
  const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(text(block, 124, 12), 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new TarFormatError('a size is damaged');
  return { name: prefix ? `${prefix}/${name}` : name, size };
}

function text(block: Buffer, at: number, length: number): string {
  const part = block.subarray(at, at + length);
  const end = part.indexOf(0);
  return part.toString('utf8', 0, end === -1 ? length : end);
}

/** The sum of all bytes, the field of the sum itself read as spaces. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

/** Reads a stream of chunks by exact lengths. */
class Bytes {
  private readonly source: AsyncIterator<Uint8Array>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.stream(length)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *stream(length: number): AsyncGenerator<Uint8Array> {
    let wanted = length;
    while (wanted > 0) {
      if (this.rest.length === 0) {
        const next = await this.source.next();
        if (next.done) throw new TarFormatError('it is cut off');
        this.rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      }
      const part = this.rest.subarray(0, wanted);
      this.rest = this.rest.subarray(part.length);
      wanted -= part.length;
      if (part.length) yield part;
    }
  }
}
