import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { balance } from '@/engine/ledger/balance';
import { writtenPoints } from '@/engine/ledger/points';
import { listUnits } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import { currencySchema, currencyView } from './currency-view';
import { offeredRewards, rewardSchema } from './offered-rewards';
import { read } from './read';

export const portalRewards = read({
  name: 'portal-rewards',
  summary: 'The points mall, with the reason for every reward that cannot be had just now',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    points: z.number(),
    currency: currencySchema.nullable(),
    rewards: z.array(rewardSchema),
    stores: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  route: { method: 'GET', path: '/portal/{app}/rewards', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const now = app.currency && (await balance(tx, { currency: app.currency, memberId: actor.id }));
    const stores = (await listUnits(tx, app.workspaceId)).filter((unit) => unit.kind === 'store' && !unit.closed);
    return {
      points: writtenPoints(now?.available ?? 0, app.currency?.scale ?? 0),
      currency: currencyView(app, tx.now),
      rewards: await offeredRewards(tx, app, actor.id),
      stores: stores.map(({ id, name }) => ({ id, name })),
    };
  },
});
