import * as z from 'zod';
import { placeOf } from '@/engine/organisation/store/units';
import { listKeys } from '@/engine/permissions/api-keys/store';
import { can, requirePermission } from '@/engine/permissions/can';
import { read } from './read';

const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  orgUnitId: z.string().nullable(),
  requestsPerMinute: z.number(),
  createdAt: z.number(),
  createdBy: z.string(),
  expiresAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
});

export const listApiKeys = read({
  name: 'list-api-keys',
  summary: 'Keys of programs, with their scopes and last use; never their secrets',
  input: z.strictObject({}),
  output: z.object({ keys: z.array(keySchema) }),
  route: { method: 'GET', path: '/api-keys', tag: 'keys' },
  authorise: (_tx, actor) => requirePermission(actor, 'keys:manage'),
  perform: async (tx, actor) => {
    const keys: z.infer<typeof keySchema>[] = [];
    for (const row of await listKeys(tx, actor.workspaceId)) {
      if (!can(actor, 'keys:manage', await placeOf(tx, actor.workspaceId, row.orgUnitId))) continue;
      const { secretHash: _kept, workspaceId: _own, scopes, ...shown } = row;
      keys.push({ ...shown, scopes: [...scopes] });
    }
    return { keys };
  },
});
