import * as z from 'zod';
import { ladderNow } from '@/engine/apps/ladder-now';
import { loadApp } from '@/engine/apps/load-app';
import { formOf, requireCurrency } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { idSchema } from '@/engine/kernel/ids';
import { localeSchema, localTextSchema } from '@/engine/kernel/text';
import { balance } from '@/engine/ledger/balance';
import { writtenPoints } from '@/engine/ledger/points';
import { getMember } from '@/engine/members/store/members';
import { requirePermission } from '@/engine/permissions/can';
import { tierFor } from '@/engine/tiers/tier-for';
import { currencySchema, currencyView } from './currency-view';
import { offeredRewards, rewardSchema } from './offered-rewards';
import { read } from './read';
import { statementSchema, statementView } from './statement-view';

const named = z.strictObject({ app: z.string(), member: idSchema });

export const memberCard = read({
  name: 'member-card',
  summary: 'A member as the counter needs them: points, tier, and rewards that can be had now',
  input: named,
  output: z.strictObject({
    id: z.string(),
    name: z.string(),
    cardNumber: z.string().nullable(),
    phone: z.string().nullable(),
    status: z.string(),
    tier: z.strictObject({ name: localTextSchema, color: z.string() }).nullable(),
    currency: currencySchema.nullable(),
    points: z.number(),
    pending: z.number(),
    rewards: z.array(rewardSchema),
    hasPurchases: z.boolean(),
  }),
  route: { method: 'GET', path: '/apps/{app}/members/{member}', tag: 'members', scope: 'members:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'members:read'),
  perform: async (tx, actor, { app: key, member: id }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMember(tx, actor.workspaceId, id);
    const now = app.currency && (await balance(tx, { currency: app.currency, memberId: id }));
    const written = (amount: number) => writtenPoints(amount, app.currency?.scale ?? 0);
    const ladder = ladderNow(app, tx.now);
    const tier = ladder && tierFor(member.tierMeasure, ladder);
    return {
      id,
      name: (await memberNames(tx, app, [id]))[id] ?? id,
      cardNumber: member.cardNumber,
      phone: member.phone?.replace(/^(\d{3})\d{4}/, '$1****') ?? null,
      status: member.status,
      tier: tier ? { name: tier.name, color: tier.color } : null,
      currency: currencyView(app, tx.now),
      points: written(now?.visible ?? 0),
      pending: written(now?.pending ?? 0),
      rewards: await offeredRewards(tx, app, id),
      hasPurchases: formOf(app, 'purchase') !== null,
    };
  },
});

const datedSchema = z.strictObject({ date: z.string(), points: z.number() });

export const memberBalance = read({
  name: 'member-balance',
  summary: 'Points of a member now, with what becomes usable and what expires',
  input: named,
  output: z.strictObject({
    points: z.number(),
    available: z.number(),
    pending: z.number(),
    held: z.number(),
    debt: z.number(),
    expiries: z.array(datedSchema),
    activations: z.array(datedSchema),
  }),
  route: { method: 'GET', path: '/apps/{app}/members/{member}/balance', tag: 'points', scope: 'points:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:read'),
  perform: async (tx, actor, { app: key, member: id }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const currency = requireCurrency(app);
    const { id: memberId } = await getMember(tx, actor.workspaceId, id);
    const now = await balance(tx, { currency, memberId });
    const written = (amount: number) => writtenPoints(amount, currency.scale);
    const dated = (one: { date: string; amount: number }) => ({ date: one.date, points: written(one.amount) });
    return {
      points: written(now.visible),
      available: written(now.available),
      pending: written(now.pending),
      held: written(now.held),
      debt: written(now.debt),
      expiries: now.expiries.map(dated),
      activations: now.activations.map(dated),
    };
  },
});

export const memberStatement = read({
  name: 'member-statement',
  summary: "A member's statement, each line in words",
  input: named.extend({
    locale: localeSchema.default('zh-CN'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
  }),
  output: statementSchema,
  route: { method: 'GET', path: '/apps/{app}/members/{member}/statement', tag: 'points', scope: 'points:read' },
  // Lines come from every store: those who see only their own stores look at the records instead.
  authorise: (_tx, actor) => requirePermission(actor, 'points:read', null),
  perform: async (tx, actor, { app: key, member: id, from, to, ...asked }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const { id: memberId } = await getMember(tx, actor.workspaceId, id);
    const range = { ...(from ? { from: Date.parse(from) } : {}), ...(to ? { to: Date.parse(to) } : {}) };
    return statementView(tx, { app, memberId, ...asked, ...range });
  },
});
