import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { ptJournal } from '@/drizzle/tables/ledger';
import { member } from '@/drizzle/tables/members';
import { loadApp } from '@/engine/apps/load-app';
import { currentProgram, requireCurrency } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import type { Actor } from '@/engine/kernel/actor';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { localeSchema } from '@/engine/kernel/text';
import { explainJournal } from '@/engine/ledger/explain-journal';
import { JOURNAL_KINDS } from '@/engine/ledger/journal-schema';
import { writtenPoints } from '@/engine/ledger/points';
import { companyLines } from '@/engine/ledger/store/company-lines';
import { reachOf, requirePermission } from '@/engine/permissions/can';
import { scopeSql, withinUnit } from '@/engine/permissions/scope-sql';
import type { Tx } from '@/lib/db/types';
import { staffNames, unitNames } from './gather-names';
import { read } from './read';
import { partSchema } from './statement-view';

export const journalFilterSchema = z.strictObject({
  app: z.string(),
  kind: z.enum(JOURNAL_KINDS).optional(),
  member: idSchema.optional(),
  /** Only this store, or the stores of this region. */
  store: idSchema.optional(),
  /** First and last business day. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  locale: localeSchema.default('zh-CN'),
  /** Id of the last journal of the page before. */
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSize).default(50),
});

const lineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(JOURNAL_KINDS),
  member: z.strictObject({
    id: z.string(),
    name: z.string(),
    cardNumber: z.string().nullable(),
    reachable: z.boolean(),
  }),
  store: z.string().nullable(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  businessDate: z.string(),
  /** Points as people write them: what the journal is about, and what it changed of what the member sees. */
  points: z.number(),
  change: z.number(),
  parts: z.array(partSchema),
  reason: z.string().nullable(),
  /** Who caused it; the name only of staff. */
  actor: z.strictObject({ kind: z.string(), name: z.string().nullable() }),
});

export const listJournals = read({
  name: 'list-journals',
  summary: 'Journals of the company, or of the own stores, each in words, the newest first',
  input: journalFilterSchema,
  output: z.strictObject({ lines: z.array(lineSchema), timeZone: z.string(), next: z.string().nullable() }),
  route: { method: 'GET', path: '/apps/{app}/journals', tag: 'points', scope: 'points:read' },
  authorise: (_tx, actor) => requirePermission(actor, 'points:read'),
  perform: async (tx, actor, { app: key, member: memberId, store, locale, after, limit, ...filter }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const currency = requireCurrency(app);
    const found = await companyLines(tx, {
      ...filter,
      currency,
      memberId,
      reach: and(
        journalsInReach(actor),
        store === undefined ? undefined : withinUnit(actor.workspaceId, store, ptJournal.orgUnitId),
      ),
      before: after,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const distinct = (ids: readonly (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))];
    const memberIds = distinct(page.map((line) => line.memberId));
    const names = await memberNames(tx, app, memberIds);
    const members = await cardsOf(tx, actor, memberIds);
    const stores = await unitNames(tx, app.workspaceId, distinct(page.map((line) => line.orgUnitId)));
    const people = distinct(page.map(({ actor: by }) => (by.kind === 'staff' ? by.id : null)));
    const staff = await staffNames(tx, app.workspaceId, people);
    const { unit } = currentProgram(app, tx.now).body.currency;
    const reader = { locale, currency: { ...currency, unit } };
    const written = (amount: number) => writtenPoints(amount, currency.scale);
    return {
      lines: page.map((line) => ({
        id: line.journalId,
        kind: line.kind,
        member: {
          id: line.memberId,
          name: names[line.memberId] ?? line.memberId,
          cardNumber: members.get(line.memberId)?.cardNumber ?? null,
          reachable: members.get(line.memberId)?.reachable ?? false,
        },
        store: line.orgUnitId ? (stores[line.orgUnitId] ?? null) : null,
        occurredAt: new Date(line.occurredAt).toISOString(),
        recordedAt: new Date(line.recordedAt).toISOString(),
        businessDate: line.businessDate,
        points: written(line.outcome.amount),
        change: written(line.change),
        parts: explainJournal(line, reader).map((part) => ({ ...part, params: { ...part.params } })),
        reason: line.reason,
        actor: { kind: line.actor.kind, name: staff[line.actor.id] ?? null },
      })),
      timeZone: currency.zone,
      next: found.length > page.length ? (page.at(-1)?.journalId ?? null) : null,
    };
  },
});

/**
 * A journal belongs to the store it was made at. What happens at no store (expiry, the portal) belongs to the member's home store.
 */
function journalsInReach(actor: Actor): SQL | undefined {
  if (reachOf(actor, 'points:read') === 'everywhere') return undefined;
  const own = sql`${ptJournal.memberId} in (select ${member.id} from ${member}
    where ${member.workspaceId} = ${actor.workspaceId} and ${scopeSql(actor, 'points:read', member.orgUnitId)})`;
  return or(scopeSql(actor, 'points:read', ptJournal.orgUnitId), and(isNull(ptJournal.orgUnitId), own));
}

async function cardsOf(tx: Tx, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { cardNumber: string | null; reachable: boolean }>();
  const reach = scopeSql(actor, 'members:read', member.orgUnitId);
  const rows = await tx.db
    .select({
      id: member.id,
      cardNumber: member.cardNumber,
      reachable: sql<number>`case when ${reach} then 1 else 0 end`,
    })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspaceId), sql`${member.id} in ${[...ids]}`));
  return new Map(rows.map((row) => [row.id, { cardNumber: row.cardNumber, reachable: Number(row.reachable) === 1 }]));
}
