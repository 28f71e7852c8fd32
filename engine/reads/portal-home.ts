import * as z from 'zod';
import { ladderNow } from '@/engine/apps/ladder-now';
import { loadApp } from '@/engine/apps/load-app';
import { formOf } from '@/engine/apps/loaded-app';
import { wallTime } from '@/engine/kernel/local-time';
import { localTextSchema } from '@/engine/kernel/text';
import { balance } from '@/engine/ledger/balance';
import { counterLeft } from '@/engine/ledger/counter';
import { writtenPoints } from '@/engine/ledger/points';
import { getMember } from '@/engine/members/store/members';
import { requirePermission } from '@/engine/permissions/can';
import { findRecords } from '@/engine/records/store/find-record';
import { progress } from '@/engine/tiers/progress';
import { currencySchema, currencyView } from './currency-view';
import { read } from './read';

const datedSchema = z.strictObject({ date: z.string(), points: z.number() });
const tierSchema = z.strictObject({
  key: z.string(),
  name: localTextSchema,
  color: z.string(),
  benefits: localTextSchema,
});

export const portalHome = read({
  name: 'portal-home',
  summary: 'What a member sees first: card, points, what expires next, tier and the way to the next one',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    name: z.string(),
    cardNumber: z.string().nullable(),
    frozen: z.boolean(),
    currency: currencySchema.nullable(),
    points: z.number(),
    pending: z.number(),
    held: z.number(),
    debt: z.number(),
    nextExpiry: datedSchema.nullable(),
    nextActivation: datedSchema.nullable(),
    tier: z
      .strictObject({
        reached: tierSchema.nullable(),
        next: tierSchema.nullable(),
        /** What is missing for the next tier, as people write it. */
        missing: z.number(),
        measure: z.enum(['spend', 'earned', 'orders']),
        share: z.number(),
      })
      .nullable(),
    checkIn: z.strictObject({ done: z.boolean() }).nullable(),
    hasRewards: z.boolean(),
  }),
  route: { method: 'GET', path: '/portal/{app}/home', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMember(tx, actor.workspaceId, actor.id);
    const profiles = formOf(app, 'member');
    const [profile] =
      profiles && member.profileRecordId ? await findRecords(tx, profiles.layout, [member.profileRecordId]) : [];
    const { currency } = app;
    const now = currency ? await balance(tx, { currency, memberId: member.id }) : null;
    const written = (amount: number) => writtenPoints(amount, currency?.scale ?? 0);
    const ladder = ladderNow(app, tx.now);
    const way = ladder && progress(member.tierMeasure, ladder);
    const checkIns = formOf(app, 'checkIn');
    const dated = (one: { date: string; amount: number } | undefined) =>
      one ? { date: one.date, points: written(one.amount) } : null;
    return {
      name: profile?.title ?? '',
      cardNumber: member.cardNumber,
      frozen: member.status !== 'active',
      currency: currencyView(app, tx.now),
      points: written(now?.visible ?? 0),
      pending: written(now?.pending ?? 0),
      held: written(now?.held ?? 0),
      debt: written(now?.debt ?? 0),
      nextExpiry: dated(now?.expiries[0]),
      nextActivation: dated(now?.activations[0]),
      tier: way &&
        ladder && {
          reached: way.reached && tierView(way.reached),
          next: way.next && tierView(way.next),
          missing: way.missingWritten,
          measure: ladder.basis.measure,
          share: way.share,
        },
      checkIn: checkIns && { done: await checkedIn() },
      hasRewards: formOf(app, 'reward') !== null && formOf(app, 'redemption') !== null,
    };

    async function checkedIn(): Promise<boolean> {
      const { date } = wallTime(tx.now, app.timeZone);
      const scope = `check-in:${checkIns?.id}:${member.id}:${date}`;
      return (await counterLeft(tx, { workspaceId: app.workspaceId, scope, cap: 1 })) === 0;
    }
  },
});

function tierView({ key, name, color, benefits }: z.infer<typeof tierSchema>) {
  return { key, name, color, benefits };
}
