import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import { imageSize } from './image-size';

/** The upload was not kept, and why. */
export class UploadRefused extends Error {
  constructor(readonly reason: 'tooLarge' | 'typeNotAllowed' | 'tooManyPixels' | 'brokenImage' | 'empty' | 'aborted') {
    super(reason);
  }
}

export interface SavedUpload {
  readonly size: number;
  readonly sha256: string;
  /** Judged by content, never by what the sender said. */
  readonly type: string;
}

export interface UploadOptions {
  readonly id: string;
  readonly name: string;
  readonly maxBytes: number;
  /** Of a picture: a few bytes may ask a browser to paint more than its machine holds. */
  readonly maxPixels: number;
}

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
const SNIFFED = new Set<string>([
  ...IMAGES,
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/rtf',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'video/mp4',
  'video/webm',
  'video/quicktime',
]);
/** One name for what telephones call by another. */
const SAME: Readonly<Record<string, string>> = { 'audio/x-m4a': 'audio/mp4' };
/** Texts have no signature: their ending decides, and they are served as plain text only. */
const BY_ENDING: Readonly<Record<string, string>> = { '.csv': 'text/csv', '.tsv': 'text/plain', '.txt': 'text/plain' };

export function isImage(type: string): boolean {
  return IMAGES.some((image) => image === type);
}

/** Whether uploads of this media type are kept. */
export function keepsType(type: string): boolean {
  return SNIFFED.has(type) || Object.values(BY_ENDING).includes(type);
}

export function uploadPath(dataDir: string, id: string): string {
  return path.join(dataDir, 'uploads', id.slice(-2), id);
}

/** Writes the bytes beside the uploads first and moves them in when they are whole and allowed. */
export async function saveUpload(
  dataDir: string,
  body: ReadableStream<Uint8Array> | null,
  options: UploadOptions,
): Promise<SavedUpload> {
  if (!body) throw new UploadRefused('empty');
  const target = uploadPath(dataDir, options.id);
  const partial = `${target}.part`;
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > options.maxBytes ? new UploadRefused('tooLarge') : null, chunk);
    },
  });
  try {
    const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(source, counted, createWriteStream(partial, { flush: true }));
    if (size === 0) throw new UploadRefused('empty');
    const type = await typeOf(partial, options.name);
    if (isImage(type)) await judgeImage(partial, type, options.maxPixels);
    await rename(partial, target);
    return { size, sha256: hash.digest('hex'), type };
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof UploadRefused) throw error;
    throw (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE' ? new UploadRefused('aborted') : error;
  }
}

/** Before the frame of a picture stand colours, thumbnails and places, but never more than this. */
const HEAD = 2_000_000;

async function judgeImage(file: string, type: string, maxPixels: number): Promise<void> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const size = imageSize(type, buffer.subarray(0, bytesRead));
    if (!size) throw new UploadRefused('brokenImage');
    if (size.width * size.height > maxPixels) throw new UploadRefused('tooManyPixels');
  } finally {
    await handle.close();
  }
}

async function typeOf(file: string, name: string): Promise<string> {
  const sniffed = await fileTypeFromFile(file);
  const ending = path.extname(name).toLowerCase();
  if (!sniffed) {
    const type = BY_ENDING[ending];
    if (!type) throw new UploadRefused('typeNotAllowed');
    return type;
  }
  // Without the parameters: `audio/ogg; codecs=opus` is `audio/ogg`.
  const [type = ''] = sniffed.mime.split(';');
  const kept = SAME[type] ?? type;
  if (!SNIFFED.has(kept)) throw new UploadRefused('typeNotAllowed');
  return kept;
}
