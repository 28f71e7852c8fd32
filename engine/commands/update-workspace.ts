import * as z from 'zod';
import { renewRevisions } from '@/engine/apps/renew-revisions';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { localeSchema } from '@/engine/kernel/text';
import { nameSchema, timeZoneSchema, workspaceSchema } from '@/engine/organisation/schema';
import { getWorkspace, updateWorkspace as writeWorkspace } from '@/engine/organisation/store/workspaces';
import { requirePermission } from '@/engine/permissions/can';
import { filesById } from '@/engine/records/files';
import type { Tx } from '@/lib/db/types';
import { command } from './command';

export const updateWorkspace = command({
  name: 'update-workspace',
  summary: 'Change name, time zone, language or logo of the company',
  input: z.strictObject({
    name: nameSchema.optional(),
    timeZone: timeZoneSchema.optional(),
    locale: localeSchema.optional(),
    /** Id of an uploaded picture; null takes it away. */
    logo: z.string().max(40).nullable().optional(),
  }),
  output: workspaceSchema,
  route: { method: 'PATCH', path: '/workspace', tag: 'organisation' },
  authorise: (_tx, actor) => requirePermission(actor, 'workspace:manage', null),
  perform: async (tx, actor, change) => {
    if (change.logo) await requirePicture(tx, actor.workspaceId, change.logo);
    await writeWorkspace(tx, actor.workspaceId, change);
    if (change.timeZone !== undefined || change.locale !== undefined) await renewRevisions(tx, actor);
    return getWorkspace(tx, actor.workspaceId);
  },
});

/** A logo travels with every page, so it is a picture and a small one. */
async function requirePicture(tx: Tx, workspaceId: string, id: string): Promise<void> {
  const found = (await filesById(tx, workspaceId, [id])).get(id);
  if (!found?.type.startsWith('image/')) throw new Fault('refused', 'organisation.logoNotPicture');
  if (found.size > LIMITS.logoBytes)
    throw new Fault('too-large', 'organisation.logoTooLarge', { kilobytes: LIMITS.logoBytes / 1_000 });
}
