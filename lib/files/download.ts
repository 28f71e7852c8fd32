import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { isImage, uploadPath } from './upload';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Pictures may be shown in a page; everything else is handed over as a download, and nothing is ever run. */
export function downloadHeaders(file: Pick<StoredFile, 'name' | 'type'>): Record<string, string> {
  const inline = isImage(file.type);
  return {
    'content-type': inline ? file.type : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  };
}

export function fileResponse(dataDir: string, file: StoredFile): Response {
  const stream = Readable.toWeb(createReadStream(uploadPath(dataDir, file.id))) as ReadableStream<Uint8Array>;
  return new Response(stream, { headers: { ...downloadHeaders(file), 'content-length': String(file.size) } });
}
