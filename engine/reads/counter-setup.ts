import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { formOf, type LoadedForm } from '@/engine/apps/loaded-app';
import { listUnits } from '@/engine/organisation/store/units';
import { reachOf, requirePermission } from '@/engine/permissions/can';
import { read } from './read';

const bindingsSchema = z.strictObject({ form: z.string(), bindings: z.record(z.string(), z.string()) }).nullable();

export const counterSetup = read({
  name: 'counter-setup',
  summary: 'What the counter records, and the stores the clerk stands in',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    timeZone: z.string(),
    purchase: bindingsSchema,
    redemption: bindingsSchema,
    stores: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  route: { method: 'GET', path: '/apps/{app}/counter', tag: 'rewards' },
  authorise: (_tx, actor) => requirePermission(actor, 'counter:use'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const reach = reachOf(actor, 'counter:use');
    const stores = (await listUnits(tx, app.workspaceId)).filter(
      (unit) =>
        unit.kind === 'store' &&
        !unit.closed &&
        (reach === 'everywhere' || reach.some((id) => unit.path.includes(`/${id}/`))),
    );
    const partsOf = (form: LoadedForm | null) => form && { form: form.key, bindings: form.body.bindings };
    return {
      timeZone: app.timeZone,
      purchase: partsOf(formOf(app, 'purchase')),
      redemption: partsOf(formOf(app, 'redemption')),
      stores: stores.map(({ id, name }) => ({ id, name })),
    };
  },
});
