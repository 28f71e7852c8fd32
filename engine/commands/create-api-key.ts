import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { nameSchema } from '@/engine/organisation/schema';
import { placeOf } from '@/engine/organisation/store/units';
import { insertKey } from '@/engine/permissions/api-keys/store';
import { requirePermission } from '@/engine/permissions/can';
import { requireGrantable } from '@/engine/permissions/delegate';
import { placeGrants } from '@/engine/permissions/place-grants';
import { SCOPE_NAMES } from '@/engine/permissions/scopes';
import { command } from './command';

export const createApiKey = command({
  name: 'create-api-key',
  summary: 'Make a key for a program; its text is shown once',
  input: z.strictObject({
    name: nameSchema,
    scopes: z.array(z.enum(SCOPE_NAMES)).min(1).max(30),
    /** The store or region the program works for; null for the whole company. */
    orgUnitId: idSchema.nullable().default(null),
    requestsPerMinute: z.number().int().min(1).max(1_000_000).default(LIMITS.keyRequestsPerMinute),
    /** UTC milliseconds. */
    expiresAt: z.number().int().nullable().default(null),
  }),
  output: z.strictObject({ id: z.string(), key: z.string() }),
  secret: ['key'],
  route: { method: 'POST', path: '/api-keys', tag: 'keys' },
  authorise: async (tx, actor, { scopes, orgUnitId }) => {
    requirePermission(actor, 'keys:manage');
    requirePermission(actor, 'keys:manage', await placeOf(tx, actor.workspaceId, orgUnitId));
    const grants = scopes.map((scope) => ({ role: `scope:${scope}` as const, orgUnitId }));
    requireGrantable(actor, await placeGrants(tx, actor.workspaceId, grants));
  },
  subject: (_input, output) => `key:${output.id}`,
  perform: async (tx, actor, { scopes, ...rest }) => {
    if (rest.expiresAt !== null && rest.expiresAt <= tx.now) throw new Fault('invalid', 'permissions.keyEndsInPast');
    const { workspaceId, id: createdBy } = actor;
    return insertKey(tx, { ...rest, workspaceId, createdBy, scopes: [...new Set(scopes)] });
  },
});
