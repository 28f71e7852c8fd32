import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { formBodySchema } from '@/engine/forms/schema';
import { Fault } from '@/engine/kernel/fault';
import { listUnits } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import { read } from './read';

export const portalJoin = read({
  name: 'portal-join',
  summary: 'The form by which people become members, with the stores they may choose',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    body: formBodySchema,
    stores: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  route: { method: 'GET', path: '/public/{app}/join', tag: 'portal', open: true },
  authorise: (_tx, actor) => requirePermission(actor, 'forms:submit'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const form = requireFormOf(app, 'member');
    if (!form.body.publicLink) throw new Fault('forbidden', 'records.formNotPublic');
    const stores = (await listUnits(tx, app.workspaceId)).filter((unit) => unit.kind === 'store' && !unit.closed);
    return { body: form.body, stores: stores.map(({ id, name }) => ({ id, name })) };
  },
});
