import { and, desc, eq, gte, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { member } from '@/drizzle/tables/members';
import { ladderNow } from '@/engine/apps/ladder-now';
import { loadApp } from '@/engine/apps/load-app';
import { formOf, type LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import { normalisePhone } from '@/engine/fields/phone';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { localTextSchema } from '@/engine/kernel/text';
import { writtenPoints } from '@/engine/ledger/points';
import { visiblePoints } from '@/engine/ledger/visible-points';
import { requirePermission } from '@/engine/permissions/can';
import { scopeSql } from '@/engine/permissions/scope-sql';
import type { Tier } from '@/engine/rules/program-schema';
import type { Ladder } from '@/engine/tiers/ladder';
import { tierFor } from '@/engine/tiers/tier-for';
import { contains } from '@/lib/db/dialect';
import { currencySchema, currencyView } from './currency-view';
import { unitNames } from './gather-names';
import { read } from './read';

export const MEMBER_STATUSES = ['active', 'frozen', 'erased'] as const;

const tierSchema = z.strictObject({ key: z.string(), name: localTextSchema, color: z.string() });

export const listMembers = read({
  name: 'list-members',
  summary: 'Members by name, end of the phone or card, with their points and tier',
  input: z.strictObject({
    app: z.string(),
    text: z.string().max(100).default(''),
    status: z.enum(MEMBER_STATUSES).optional(),
    tier: z.string().max(40).optional(),
    /** Id of the last member of the page before. */
    after: idSchema.optional(),
    limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
  }),
  output: z.strictObject({
    members: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        cardNumber: z.string().nullable(),
        /** The middle is left out. */
        phone: z.string().nullable(),
        status: z.enum(MEMBER_STATUSES),
        tier: tierSchema.nullable(),
        points: z.number(),
        store: z.string().nullable(),
        joinedAt: z.string(),
      }),
    ),
    currency: currencySchema.nullable(),
    tiers: z.array(tierSchema),
    next: z.string().nullable(),
    count: z.strictObject({ count: z.number(), capped: z.boolean() }),
  }),
  route: { method: 'GET', path: '/apps/{app}/members', tag: 'members', scope: 'members:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'members:read'),
  perform: async (tx, actor, asked) => {
    const app = await loadApp(tx, actor.workspaceId, asked.app);
    const ladder = ladderNow(app, tx.now);
    const where = and(
      eq(member.workspaceId, app.workspaceId),
      scopeSql(actor, 'members:read', member.orgUnitId),
      // Nobody looks for those who left, unless they say so.
      asked.status ? eq(member.status, asked.status) : ne(member.status, 'erased'),
      foundBy(app, asked.text.trim()),
      asked.tier === undefined ? undefined : inTier(asked.tier, ladder),
    );
    const found = await tx.db
      .select()
      .from(member)
      .where(and(where, asked.after === undefined ? undefined : lt(member.id, asked.after)))
      .orderBy(desc(member.id))
      .limit(asked.limit + 1);
    const page = found.slice(0, asked.limit);
    const ids = page.map(({ id }) => id);
    const names = await memberNames(tx, app, ids);
    const stores = await unitNames(tx, app.workspaceId, [...new Set(page.flatMap((one) => one.orgUnitId ?? []))]);
    const points = app.currency ? await visiblePoints(tx, app.currency, ids) : new Map<string, number>();
    return {
      members: page.map((one) => ({
        id: one.id,
        name: names[one.id] ?? one.id,
        cardNumber: one.cardNumber,
        phone: maskedPhone(one.phone),
        status: MEMBER_STATUSES.find((status) => status === one.status) ?? 'active',
        tier: tierView(ladder && tierFor(one.tierMeasure, ladder)),
        points: writtenPoints(points.get(one.id) ?? 0, app.currency?.scale ?? 0),
        store: one.orgUnitId ? (stores[one.orgUnitId] ?? null) : null,
        joinedAt: new Date(one.joinedAt).toISOString(),
      })),
      currency: currencyView(app, tx.now),
      tiers: ladder?.rungs.flatMap(({ tier }) => tierView(tier) ?? []) ?? [],
      next: found.length > page.length ? (ids.at(-1) ?? null) : null,
      count: await counted(),
    };

    async function counted() {
      const limited = tx.db
        .select({ one: sql`1`.as('one') })
        .from(member)
        .where(where)
        .limit(LIMITS.countCap + 1)
        .as('counted');
      const [row] = await tx.db.select({ count: sql<number>`count(*)` }).from(limited);
      const count = Number(row?.count ?? 0);
      return { count: Math.min(count, LIMITS.countCap), capped: count > LIMITS.countCap };
    }
  },
});

/** Enough of a phone to tell who is meant, and too little to call it. */
export function maskedPhone(phone: string | null): string | null {
  return phone?.replace(/^(\d{3})\d{4}/, '$1****') ?? null;
}

function tierView(tier: Tier | null) {
  return tier && { key: tier.key, name: tier.name, color: tier.color };
}

/** By the card, the end of the phone, or words of the profile. */
function foundBy(app: LoadedApp, text: string): SQL | undefined {
  if (text === '') return undefined;
  const digits = normalisePhone(text) ?? text.replace(/\D/g, '');
  const profiles = formOf(app, 'member');
  const words = text.split(/\s+/).filter(Boolean).slice(0, 5);
  return or(
    eq(member.cardNumber, text),
    digits.length >= 3 ? sql`${member.phone} like ${`%${digits}`}` : undefined,
    digits.length >= 4 ? sql`${member.cardNumber} like ${`%${digits}`}` : undefined,
    profiles
      ? sql`${member.profileRecordId} in (select id from ${sql.identifier(profiles.layout.table)} where ${sql.join(
          words.map((word) => contains(sql.identifier('search_text'), word)),
          sql` and `,
        )})`
      : undefined,
  );
}

/** A tier reaches from its threshold to the next one; a key the program does not have finds nobody. */
function inTier(key: string, ladder: Ladder<Tier> | null): SQL | undefined {
  const rungs = ladder?.rungs ?? [];
  const at = rungs.findIndex(({ tier }) => tier.key === key);
  const rung = rungs[at];
  if (!rung) return sql`1 = 0`;
  const next = rungs[at + 1];
  return and(gte(member.tierMeasure, rung.threshold), next && lt(member.tierMeasure, next.threshold));
}
