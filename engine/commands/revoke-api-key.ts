import * as z from 'zod';
import { idSchema } from '@/engine/kernel/ids';
import { requireKeyManager } from '@/engine/permissions/api-keys/require-key-manager';
import { getLiveKey, markRevoked } from '@/engine/permissions/api-keys/store';
import { command } from './command';

export const revokeApiKey = command({
  name: 'revoke-api-key',
  summary: 'Stop a key for good, at once',
  input: z.strictObject({ keyId: idSchema }),
  output: z.strictObject({}),
  route: { method: 'DELETE', path: '/api-keys/{keyId}', tag: 'keys' },
  authorise: (tx, actor, { keyId }) => requireKeyManager(tx, actor, keyId),
  subject: ({ keyId }) => `key:${keyId}`,
  perform: async (tx, actor, { keyId }) => {
    const { id } = await getLiveKey(tx, actor.workspaceId, keyId);
    await markRevoked(tx, id);
    return {};
  },
});
