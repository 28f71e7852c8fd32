import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { APPEND_ONLY } from '@/drizzle/append-only';
import { activeTriggers } from '@/lib/db/dialect';
import { ledgerWorld } from './world';

const world = await ledgerWorld();
const { store } = world;
await world.earn('ann', 100, { event: 'o1', worth: 100 });
await world.hold('ann', 40);

function run(text: string): Promise<unknown> {
  return store.write((tx) => tx.execute(text, [], 'run'));
}

/** The refusal's own words: drivers and query builders wrap them differently. */
async function refusal(text: string): Promise<string> {
  try {
    await run(text);
    return 'accepted';
  } catch (error) {
    return String((error as { cause?: unknown }).cause ?? error);
  }
}

describe('history', () => {
  it.each(APPEND_ONLY)('%s cannot be changed or deleted', async (table) => {
    expect(await refusal(`update ${table} set workspace_id = 'x'`)).toContain(`${table} is append-only`);
    expect(await refusal(`delete from ${table}`)).toContain(`${table} is append-only`);
  });

  it('is guarded by triggers', async () => {
    const triggers = await activeTriggers(store);
    const guarding = APPEND_ONLY.map((table) => [...triggers].filter((name) => name.startsWith(`${table}_`)).length);
    expect(guarding).toEqual(store.dialect === 'sqlite' ? [2, 2, 2] : [1, 1, 1]);
  });
});

describe('the database itself', () => {
  it.each([
    ['an available balance below zero', "update pt_account set balance = -1 where kind = 'available'"],
    ['debt below its floor', "update pt_account set balance = -5 where kind = 'debt'"],
    ['debt above zero', "update pt_account set balance = 5 where kind = 'debt'"],
    ['a balance of the house', "update pt_account set balance = 5 where member_id = ''"],
    ['an unknown kind of account', "update pt_account set kind = 'gift' where kind = 'pending'"],
    ['a lot that is not whole', 'update pt_lot set available = available + 1'],
    ['a bucket below zero', 'update pt_lot set available = available + 200, held = held - 200'],
    ['an entry of nothing', "insert into pt_entry values ('w', 'j', 0, 'a', 0)"],
    ['a move of nothing', "insert into pt_lot_move values ('w', 'j', 0, 'l', 'available', 'held', 0)"],
    ['a move to the same place', "insert into pt_lot_move values ('w', 'j', 0, 'l', 'held', 'held', 5)"],
    ['a hold posted without its points', "update pt_hold set status = 'posted'"],
    ['a hold posted beyond its points', "update pt_hold set status = 'posted', posted = amount + 1"],
    ['a hold line beyond its points', 'update pt_hold_line set posted = amount + 1'],
    ['more taken back than granted', 'update pt_source set reversed = granted + 1'],
    ['a counter beyond its cap', "insert into pt_counter values ('w', 's', 6, 5, 6)"],
  ])('refuses %s', async (_, text) => {
    expect(await refusal(text)).toMatch(/check constraint/i);
  });

  it('knows a key, an event and a counter once', async () => {
    const again =
      "insert into pt_source select 'other', workspace_id, system, event_id, part, kind, currency_id, member_id, journal_id, granted, corrected, reversed, debt, forgiven, cash, amount_total, amount_refunded, outcome, recorded_at from pt_source";
    expect(await refusal(again)).toMatch(/unique/i);
  });

  it('keeps every table strict', async () => {
    if (store.dialect !== 'sqlite') return;
    const loose = await store.db.values(
      sql`select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
    );
    expect([...loose]).toEqual([]);
    expect(await refusal("update pt_account set balance = 1.5 where kind = 'available'")).toMatch(/cannot store REAL/);
  });

  it('finds open lots by their index, whatever the member has spent', async () => {
    if (store.dialect !== 'sqlite') return;
    const plan = await store.db.values(
      sql`explain query plan select id from pt_lot where workspace_id = 'w' and member_id = 'm' and currency_id = 'c' and pending + available + held > 0`,
    );
    expect(JSON.stringify(plan)).toContain('pt_lot_open');
  });

  it('and nothing of all this left a trace', world.lawful);
});
