import { and, eq, inArray } from 'drizzle-orm';
import * as z from 'zod';
import { app as appTable, definition } from '@/drizzle/tables/apps';
import { redemption } from '@/drizzle/tables/rewards';
import { askedFor } from '@/engine/apps/asked-for';
import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedApp } from '@/engine/apps/loaded-app';
import { memberNames } from '@/engine/apps/member-names';
import type { FlowCase } from '@/engine/flows/store/cases';
import type { Locale } from '@/engine/kernel/text';
import { findRecords } from '@/engine/records/store/find-record';
import type { Redemption } from '@/engine/rewards/redemptions';
import type { Tx } from '@/lib/db/types';
import { gatherNames } from './gather-names';
import { textContext } from './text-context';

/** A request as people speak of it. */
export const requestSchema = z.strictObject({
  /** Key of the app whose desk it is handled at. */
  app: z.string(),
  /** Whom it is for, else who made it; null when nobody is known. */
  who: z.string().nullable(),
  /** What is asked, in a few words. */
  asks: z.array(z.string()),
});
export type RequestView = z.infer<typeof requestSchema>;

/** What the cases are about, by their ids, in the reader's language. */
export async function describeRequests(
  tx: Tx,
  cases: readonly FlowCase[],
  locale: Locale,
): Promise<ReadonlyMap<string, RequestView>> {
  const found = new Map<string, RequestView>();
  for (const { appId, of } of await byApp(tx, cases)) {
    const app = await loadAppById(tx, appId);
    const redeemed = await redemptionsOfRecords(tx, of);
    const members = await memberNames(tx, app, [...new Set(of.flatMap(({ memberId }) => memberId ?? []))]);
    for (const formId of new Set(of.map((one) => one.formId))) {
      const own = of.filter((one) => one.formId === formId);
      for (const [id, asks] of await asksOf(tx, app, { own, formId, redeemed, locale })) {
        const one = own.find((other) => other.id === id);
        const who = (one?.memberId && members[one.memberId]) || one?.initiatorName || null;
        found.set(id, { app: app.key, who, asks });
      }
    }
  }
  return found;
}

interface OfForm {
  readonly own: readonly FlowCase[];
  readonly formId: string;
  readonly redeemed: ReadonlyMap<string, Redemption>;
  readonly locale: Locale;
}

async function asksOf(tx: Tx, app: LoadedApp, { own, formId, redeemed, locale }: OfForm) {
  const form = app.formsById.get(formId);
  const ids = [...new Set(own.map(({ recordId }) => recordId))];
  const records = form ? await findRecords(tx, form.layout, ids) : [];
  const names = form ? await gatherNames(tx, { app, form, records }) : {};
  const context = textContext(app, names, locale);
  return own.map(({ id, recordId }): [string, string[]] => {
    const record = records.find((one) => one.id === recordId);
    if (!form || !record) return [id, []];
    return [id, askedFor(app, { form, record, redemption: redeemed.get(recordId), context, now: tx.now })];
  });
}

async function byApp(tx: Tx, cases: readonly FlowCase[]) {
  if (cases.length === 0) return [];
  const rows = await tx.db
    .select({ flow: definition.id, appId: appTable.id })
    .from(definition)
    .innerJoin(appTable, eq(appTable.id, definition.appId))
    .where(inArray(definition.id, [...new Set(cases.map(({ definitionId }) => definitionId))]));
  const appOf = new Map(rows.map(({ flow, appId }) => [flow, appId]));
  return [...new Set(rows.map(({ appId }) => appId))].map((appId) => ({
    appId,
    of: cases.filter(({ definitionId }) => appOf.get(definitionId) === appId),
  }));
}

async function redemptionsOfRecords(tx: Tx, cases: readonly FlowCase[]): Promise<ReadonlyMap<string, Redemption>> {
  const [first] = cases;
  if (!first) return new Map();
  const ids = cases.map(({ recordId }) => recordId);
  const rows = await tx.db
    .select()
    .from(redemption)
    .where(and(eq(redemption.workspaceId, first.workspaceId), inArray(redemption.recordId, ids)));
  return new Map(rows.map((row) => [row.recordId, row]));
}
