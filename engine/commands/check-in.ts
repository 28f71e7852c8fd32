import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { effectsSchema, effectsView } from '@/engine/commands/steps/effects-view';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';
import { createRecord } from './steps/create-record';

export const checkIn = command({
  name: 'check-in',
  summary: 'Check in for today, once a day',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({ effects: effectsSchema }),
  route: { method: 'POST', path: '/portal/{app}/check-in', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const form = requireFormOf(app, 'checkIn');
    const raw = { [form.body.bindings.member ?? '']: actor.id };
    const { consequences } = await createRecord(tx, actor, { app, form, raw, door: 'portal' });
    return { effects: effectsView(app, consequences) };
  },
});
