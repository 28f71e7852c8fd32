import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { can } from '@/engine/permissions/can';
import { findLogo, readFile, registerUpload } from '@/engine/records/files';
import type { RawEndpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { fileResponse } from '@/lib/files/download';
import { fileName } from '@/lib/files/file-name';
import { saveUpload, UploadRefused } from '@/lib/files/upload';
import type { Authenticate } from './authenticate';
import type { Described } from './described-route';

const fileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  size: z.number().int(),
  type: z.string().describe('Judged by content, never by what the sender said'),
});

export const UPLOAD: Described = {
  name: 'upload-file',
  summary: 'Send the bytes of a file; the answer is the value of a file or picture field',
  route: { method: 'POST', path: '/files', tag: 'files', scope: 'records:write', open: true },
  input: z.strictObject({
    name: z.string().max(200).default('file'),
    app: z.string().optional().describe('The app whose public form the file is for; needed without key or session'),
  }),
  output: fileSchema,
  bytes: { body: 'application/octet-stream' },
  status: 201,
  remembered: false,
};

export const DOWNLOAD: Described = {
  name: 'download-file',
  summary: 'The bytes of a file that belongs to a record one may read, or that one has sent',
  route: { method: 'GET', path: '/files/{id}', tag: 'files', scope: 'records:read', open: true },
  input: z.strictObject({
    id: z.string(),
    app: z.string().optional().describe('The app whose portal or public form shows it; members and strangers name it'),
  }),
  bytes: { answer: ['application/octet-stream', 'image/*'] },
  remembered: false,
};

export const LOGO: Described = {
  name: 'company-logo',
  summary: 'The logo of a company, as its portal shows it',
  route: { method: 'GET', path: '/logos/{id}', tag: 'files', open: true },
  input: z.strictObject({ id: z.string() }),
  bytes: { answer: ['image/*'] },
  remembered: false,
};

const MILLION = 1_000_000;

/** Bytes in, bytes out. The name of an upload stands in the query, its type is judged by its content. */
export function fileEndpoints(store: Store, env: Env, authenticate: Authenticate): RawEndpoint[] {
  return [
    {
      ...UPLOAD.route,
      handleRaw: async (caller) => {
        const actor = await authenticate(caller, UPLOAD.route, {});
        const name = fileName(new URL(caller.request.url).searchParams.get('name') ?? '');
        const id = await store.read((tx) => tx.newId());
        // Only those who may import send whole workbooks.
        const maxBytes = can(actor, 'records:import') ? LIMITS.importBytes : LIMITS.uploadBytes;
        const saved = await saveUpload(env.dataDir, caller.request.body, {
          id,
          name,
          maxBytes,
          maxPixels: LIMITS.imagePixels,
        }).catch((error) => {
          throw uploadFault(error, maxBytes);
        });
        const file = { id, name, size: saved.size, type: saved.type };
        await store.write((tx) => registerUpload(tx, actor, { ...file, sha256: saved.sha256 }));
        return Response.json(file, { status: 201 });
      },
    },
    {
      ...DOWNLOAD.route,
      handleRaw: async (caller, { id = '' }) => {
        const actor = await authenticate(caller, DOWNLOAD.route, {});
        const file = await store.read((tx) => readFile(tx, actor, id));
        return fileResponse(env.dataDir, file);
      },
    },
    {
      ...LOGO.route,
      handleRaw: async (_caller, { id = '' }) => {
        const file = await store.read((tx) => findLogo(tx, id));
        if (!file) throw new Fault('not-found', 'records.unknownFile', { id });
        const response = fileResponse(env.dataDir, file);
        // Another logo has another address.
        response.headers.set('cache-control', 'public, max-age=31536000, immutable');
        return response;
      },
    },
  ];
}

function uploadFault(error: unknown, maxBytes: number): unknown {
  if (!(error instanceof UploadRefused)) return error;
  if (error.reason === 'tooLarge')
    return new Fault('too-large', 'records.uploadTooLarge', { megabytes: maxBytes / MILLION });
  if (error.reason === 'typeNotAllowed') return new Fault('refused', 'records.uploadType');
  if (error.reason === 'tooManyPixels')
    return new Fault('refused', 'records.uploadPixels', { megapixels: LIMITS.imagePixels / MILLION });
  if (error.reason === 'brokenImage') return new Fault('refused', 'records.uploadBroken');
  if (error.reason === 'empty') return new Fault('invalid', 'records.uploadEmpty');
  return new Fault('invalid', 'api.aborted');
}
