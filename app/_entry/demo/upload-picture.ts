import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '@/engine/kernel/actor';
import { LIMITS } from '@/engine/kernel/limits';
import { type FileFacts, registerUpload } from '@/engine/records/files';
import type { Store } from '@/lib/db/types';
import { saveUpload } from '@/lib/files/upload';

const FOLDER = 'app/_entry/demo/pictures';

/** Sends one of the demo's own pictures, as the page of a form would; the answer is the value of a picture field. */
export async function uploadPicture(
  store: Store,
  actor: Actor,
  { dataDir, name }: { readonly dataDir: string; readonly name: string },
): Promise<FileFacts> {
  const bytes = await readFile(path.resolve(FOLDER, name));
  const id = await store.read((tx) => tx.newId());
  const body = new Blob([new Uint8Array(bytes)]).stream();
  const limits = { maxBytes: LIMITS.uploadBytes, maxPixels: LIMITS.imagePixels };
  const { size, type, sha256 } = await saveUpload(dataDir, body, { id, name, ...limits });
  await store.write((tx) => registerUpload(tx, actor, { id, name, size, type, sha256 }));
  return { id, name, size, type };
}
