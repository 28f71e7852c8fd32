import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { requireKeyManager } from '@/engine/permissions/api-keys/require-key-manager';
import { getLiveKey, replaceSecret } from '@/engine/permissions/api-keys/store';
import { command } from './command';

export const rotateApiKey = command({
  name: 'rotate-api-key',
  summary: 'Give a key a new secret; the old one stops working at once',
  input: z.strictObject({ keyId: idSchema }),
  output: z.strictObject({ id: z.string(), key: z.string() }),
  secret: ['key'],
  route: { method: 'POST', path: '/api-keys/{keyId}/rotate', tag: 'keys' },
  authorise: (tx, actor, { keyId }) => requireKeyManager(tx, actor, keyId),
  subject: ({ keyId }) => `key:${keyId}`,
  perform: async (tx, actor, { keyId }) => {
    const { id } = await getLiveKey(tx, actor.workspaceId, keyId);
    return { id, key: await replaceSecret(tx, id) };
  },
});
