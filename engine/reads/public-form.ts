import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { findAppByAddress } from '@/engine/apps/store';
import { formBodySchema } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import { can, requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const publicForm = read({
  name: 'public-form',
  summary: 'A form that anybody with its link may fill in',
  input: z.strictObject({ app: z.string().max(100), form: z.string().max(100) }),
  output: z.strictObject({ key: z.string(), version: z.number(), body: formBodySchema }),
  route: { method: 'GET', path: '/public/{app}/forms/{form}', tag: 'records', scope: 'records:read', open: true },
  authorise: (_tx, actor) => {
    if (!can(actor, 'apps:read')) requirePermission(actor, 'forms:submit');
  },
  perform: async (tx, actor, { app: address, form: key }) => {
    const row = await findAppByAddress(tx, address);
    if (row?.workspaceId !== actor.workspaceId) throw new Fault('not-found', 'apps.unknown', { app: address });
    const form = requireForm(await loadAppById(tx, row.id), key);
    if (!form.body.publicLink) throw new Fault('forbidden', 'records.formNotPublic');
    return { key: form.key, version: form.version, body: form.body };
  },
});
