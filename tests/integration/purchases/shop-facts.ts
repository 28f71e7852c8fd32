import { sql } from 'drizzle-orm';
import { workNight } from '@/engine/commands/work-night';
import type { Store } from '@/lib/db/types';
import { CD_SHOP_TIERS } from '../../world/cd-shop';

export interface ShopFacts {
  readonly records: number;
  readonly cents: number;
  readonly granted: number;
  /** Journals of grants. */
  readonly grants: number;
  readonly expired: number;
  readonly spendable: number;
  /** Points of lots that are past their last day and not expired. */
  readonly lapsedButOpen: number;
  /** By card number. */
  readonly tiers: Readonly<Record<string, string>>;
}

interface Shop {
  readonly store: Store;
  readonly workspaceId: string;
  readonly app: string;
}

/** What the database says came of the purchases. */
export async function shopFacts({ store, workspaceId, app }: Shop): Promise<ShopFacts> {
  const rows = (query: ReturnType<typeof sql>) => store.db.values<unknown[]>(query);
  const [form] = await rows(
    sql`select d.id from definition d join app a on a.id = d.app_id where a.key = ${app} and a.workspace_id = ${workspaceId} and d.key = 'purchase'`,
  );
  const [sold] = await rows(sql`select count(*), sum(f_amount) from ${sql.identifier(`r_${form?.[0]}`)}`);
  const [lots] = await rows(
    sql`select sum(granted), sum(expired), sum(available), sum(case when expires_at <= ${store.clock()} then available + pending + held else 0 end) from pt_lot where workspace_id = ${workspaceId}`,
  );
  const [journals] = await rows(
    sql`select count(*) from pt_journal where workspace_id = ${workspaceId} and kind = 'grant'`,
  );
  const members = await rows(sql`select card_number, tier_key from member where workspace_id = ${workspaceId}`);
  const [lowest] = CD_SHOP_TIERS[0];
  const tiers = members.map(([card, tier]) => [String(card), String(tier ?? lowest)] as const);
  return {
    records: Number(sold?.[0]),
    cents: Number(sold?.[1]) / 100,
    granted: Number(lots?.[0]),
    grants: Number(journals?.[0]),
    expired: Number(lots?.[1]),
    spendable: Number(lots?.[2]),
    lapsedButOpen: Number(lots?.[3]),
    tiers: Object.fromEntries(tiers.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The night of the company comes and settles whatever is due. */
export async function nightComes({ store, workspaceId }: Shop): Promise<void> {
  await workNight(store, { id: 'night', workspaceId, kind: 'night', payload: {}, attempts: 1 });
}
