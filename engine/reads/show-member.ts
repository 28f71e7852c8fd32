import { isNull, or } from 'drizzle-orm';
import * as z from 'zod';
import { redemption } from '@/drizzle/tables/rewards';
import { ladderNow } from '@/engine/apps/ladder-now';
import { loadApp } from '@/engine/apps/load-app';
import { formOf, type LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import type { Actor } from '@/engine/kernel/actor';
import { idSchema } from '@/engine/kernel/ids';
import { localTextSchema } from '@/engine/kernel/text';
import { writtenPoints } from '@/engine/ledger/points';
import { getMemberInReach, type Member } from '@/engine/members/store/members';
import { listSessions } from '@/engine/members/store/sessions';
import { tierHistory } from '@/engine/members/store/tier-history';
import { placeOf } from '@/engine/organisation/store/units';
import { can, requirePermission } from '@/engine/permissions/can';
import { scopeSql } from '@/engine/permissions/scope-sql';
import { redemptionsOf } from '@/engine/rewards/redemptions';
import { writtenMeasure } from '@/engine/tiers/ladder';
import { progress } from '@/engine/tiers/progress';
import type { Tx } from '@/lib/db/types';
import { caseSteps, caseStepsSchema } from './case-steps';
import { currencySchema, currencyView } from './currency-view';
import { unitNames } from './gather-names';
import { MEMBER_STATUSES, maskedPhone } from './list-members';
import { memberPoints, memberPointsSchema } from './member-points';
import { read } from './read';

const HISTORY = 20;
const tierSchema = z.strictObject({ key: z.string(), name: localTextSchema, color: z.string() });
const moment = (at: number) => new Date(at).toISOString();

export const memberPageSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  cardNumber: z.string().nullable(),
  /** In full for those who manage members. */
  phone: z.string().nullable(),
  status: z.enum(MEMBER_STATUSES),
  store: z.string().nullable(),
  joinedAt: z.string(),
  profile: z.strictObject({ form: z.string(), record: z.string() }).nullable(),
  currency: currencySchema.nullable(),
  points: memberPointsSchema.nullable(),
  tier: z
    .strictObject({
      reached: tierSchema.nullable(),
      next: tierSchema.nullable(),
      missing: z.number(),
      measure: z.enum(['spend', 'earned', 'orders']),
      /** The qualifying measure now, as people write it. */
      reachedMeasure: z.number(),
      share: z.number(),
    })
    .nullable(),
  tierHistory: z.array(
    z.strictObject({
      at: z.string(),
      /** Null is below the first tier; a tier the program no longer has goes by its key. */
      from: localTextSchema.nullable(),
      to: localTextSchema.nullable(),
      direction: z.string(),
      cause: z.string(),
    }),
  ),
  redemptions: z.array(
    z.strictObject({
      id: z.string(),
      form: z.string().nullable(),
      reward: z.string(),
      quantity: z.number(),
      points: z.number(),
      status: z.string(),
      createdAt: z.string(),
      way: caseStepsSchema.nullable(),
    }),
  ),
  sessions: z.array(z.strictObject({ id: z.string(), userAgent: z.string(), seenAt: z.string() })),
  may: z.strictObject({ manage: z.boolean(), adjust: z.boolean() }),
});

export const showMember = read({
  name: 'show-member',
  summary: 'Everything about one member of the own stores: points, lots, tier and its history, redemptions, sign-ins',
  input: z.strictObject({ app: z.string(), member: idSchema }),
  output: memberPageSchema,
  route: { method: 'GET', path: '/apps/{app}/members/{member}/page', tag: 'members', scope: 'members:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'members:read'),
  perform: async (tx, actor, { app: key, member: memberId }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMemberInReach(tx, actor, { permission: 'members:read', memberId });
    const place = await placeOf(tx, actor.workspaceId, member.orgUnitId);
    const erased = member.status === 'erased';
    const may = {
      manage: !erased && can(actor, 'members:manage', place),
      adjust: !erased && can(actor, 'points:adjust', place),
    };
    const named = { workspaceId: app.workspaceId, memberId };
    const stores = await unitNames(tx, app.workspaceId, member.orgUnitId ? [member.orgUnitId] : []);
    const profiles = formOf(app, 'member');
    const seesPoints = app.currency && can(actor, 'points:read', place);
    const sessions = may.manage ? await listSessions(tx, named, tx.now) : [];
    return {
      id: memberId,
      name: (await memberNames(tx, app, [memberId]))[memberId] ?? memberId,
      cardNumber: member.cardNumber,
      phone: may.manage ? member.phone : maskedPhone(member.phone),
      status: member.status,
      store: member.orgUnitId ? (stores[member.orgUnitId] ?? null) : null,
      joinedAt: moment(member.joinedAt),
      profile: profiles && member.profileRecordId ? { form: profiles.key, record: member.profileRecordId } : null,
      currency: currencyView(app, tx.now),
      points: seesPoints && app.currency ? await memberPoints(tx, { currency: app.currency, memberId }) : null,
      ...(await tierOf(tx, app, member)),
      redemptions: await redemptions(tx, actor, { app, memberId }),
      sessions: sessions.map(({ id, userAgent, seenAt }) => ({ id, userAgent, seenAt: moment(seenAt) })),
      may,
    };
  },
});

async function tierOf(tx: Tx, app: LoadedApp, member: Member) {
  const ladder = ladderNow(app, tx.now);
  if (!ladder) return { tier: null, tierHistory: [] };
  const way = progress(member.tierMeasure, ladder);
  const view = (tier: typeof way.reached) => tier && { key: tier.key, name: tier.name, color: tier.color };
  const nameOf = (key: string | null) =>
    key === null ? null : (ladder.rungs.find(({ tier }) => tier.key === key)?.tier.name ?? { 'zh-CN': key });
  const changes = await tierHistory(tx, { workspaceId: app.workspaceId, memberId: member.id }, HISTORY);
  return {
    tier: {
      reached: view(way.reached),
      next: view(way.next),
      missing: way.missingWritten,
      measure: ladder.basis.measure,
      reachedMeasure: writtenMeasure(member.tierMeasure, ladder),
      share: way.share,
    },
    tierHistory: changes.map((change) => ({
      at: moment(change.at),
      from: nameOf(change.fromKey),
      to: nameOf(change.toKey),
      direction: change.direction,
      cause: change.causeKind,
    })),
  };
}

/** Those picked up at the own stores, and those that name no store. */
async function redemptions(
  tx: Tx,
  actor: Actor,
  { app, memberId }: { readonly app: LoadedApp; readonly memberId: string },
) {
  if (!can(actor, 'records:read')) return [];
  const reach = or(isNull(redemption.orgUnitId), scopeSql(actor, 'records:read', redemption.orgUnitId));
  const rows = await redemptionsOf(tx, { workspaceId: app.workspaceId, memberId, reach }, HISTORY);
  const form = formOf(app, 'redemption')?.key ?? null;
  const shown = [];
  for (const row of rows) {
    shown.push({
      id: row.recordId,
      form: row.appId === app.id ? form : null,
      reward: row.rewardTitle,
      quantity: row.quantity,
      points: writtenPoints(row.points, app.currency?.scale ?? 0),
      status: row.status,
      createdAt: moment(row.createdAt),
      way: await caseSteps(tx, app.workspaceId, row.recordId),
    });
  }
  return shown;
}
