import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { houseAccount } from '@/engine/ledger/currency';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { testStore } from '../../world/store';
import { type LedgerWorld, ledgerWorld, through } from './world';

const given = await testStore();
const { store } = given;
const sqlite = store.dialect === 'sqlite';

/** Somebody with the database's password: no triggers, no constraints. */
async function tamper(...texts: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    const run = (text: string) => tx.execute(text, [], 'run');
    if (sqlite) await run('pragma ignore_check_constraints = on');
    for (const text of texts) await run(text);
    if (sqlite) await run('pragma ignore_check_constraints = off');
  });
}

async function unguarded(): Promise<void> {
  const constraints = [
    ['pt_account', 'pt_account_balance'],
    ['pt_account', 'pt_account_kind'],
    ['pt_lot', 'pt_lot_law'],
    ['pt_lot', 'pt_lot_buckets'],
    ['pt_hold', 'pt_hold_once'],
    ['pt_hold_line', 'pt_hold_line_amount'],
    ['pt_source', 'pt_source_law'],
    ['pt_counter', 'pt_counter_cap'],
  ];
  if (sqlite) return;
  await tamper(...constraints.map(([table, name]) => `alter table ${table} drop constraint ${name}`));
}

/** A ledger with something of everything. */
async function lively(): Promise<LedgerWorld> {
  const world = await ledgerWorld({}, given);
  await world.earn('ann', 100, { event: 'o1', worth: 100, expiresAt: through('2030-12-31') });
  await world.earn('ann', 50, { event: 'o2', worth: 50 });
  await world.earn('ann', 30, { event: 'o3', activatesAt: world.clock.now + 5_000 });
  await world.spend('ann', 20, 'spend');
  const { holdId } = await world.hold('ann', 10);
  await world.post(holdId);
  await world.hold('ann', 15);
  await world.refund('o2', 25);
  await world.earn('bob', 10);
  await world.lawful();
  return world;
}

interface Damage {
  /** Names of the laws that must speak; others may too. */
  readonly laws: readonly string[];
  readonly texts: (ids: Record<string, string>) => string[];
}

/** Eight mistakes a ledger's code could make, and what else a stranger could do to its rows. */
const DAMAGE: Readonly<Record<string, Damage>> = {
  'a balance that was written, not added to': {
    laws: ['balanceIsSumOfEntries', 'lotsMatchAccounts'],
    texts: ({ w, ann }) => [`update pt_account set balance = 500 where ${w} and ${ann} and kind = 'available'`],
  },
  'a journal with one side only': {
    laws: ['journalBalanced', 'currencyBalanced', 'balanceIsSumOfEntries'],
    texts: ({ workspace, journal, available }) => [
      `insert into pt_entry values ('${workspace}', '${journal}', 9, '${available}', 5)`,
    ],
  },
  'a lot whose parts do not add up': {
    laws: ['lotIsWhole', 'movesLeadToBuckets'],
    texts: ({ lot }) => [`update pt_lot set redeemed = redeemed + 3 where id = '${lot}'`],
  },
  'points moved between buckets without a journal': {
    laws: ['movesLeadToBuckets', 'lotsMatchAccounts'],
    texts: ({ lot }) => [`update pt_lot set available = available - 4, expired = expired + 4 where id = '${lot}'`],
  },
  'an allocation nobody posted': {
    laws: ['movesLeadToBuckets', 'movesMatchEntries'],
    texts: ({ workspace, journal, lot }) => [
      `insert into pt_lot_move values ('${workspace}', '${journal}', 9, '${lot}', 'available', 'redeemed', 4)`,
    ],
  },
  'available below zero': {
    laws: ['onlyDebtBelowZero'],
    texts: ({ w, ann }) => [`update pt_account set balance = -5 where ${w} and ${ann} and kind = 'available'`],
  },
  'points to spend beside debt': {
    laws: ['debtIsPaidFirst'],
    texts: ({ w, ann }) => [`update pt_account set balance = -5, floor = -100 where ${w} and ${ann} and kind = 'debt'`],
  },
  'held points nobody holds': {
    laws: ['linesMatchHold', 'heldByOpenHolds'],
    texts: ({ w }) => [`delete from pt_hold_line where ${w} and posted = 0`],
  },
  'a hold resolved twice': {
    laws: ['resolvedOnce'],
    texts: ({ w }) => [
      `insert into pt_journal select 'again', workspace_id, currency_id, member_id, org_unit_id, kind, idem_key, req_hash, source_id, reverses_id, hold_id, cause_kind, cause_id, rule_key, program_version, occurred_at, recorded_at, business_date, actor_kind, actor_id, reason, explain, outcome from pt_journal where ${w} and kind = 'post'`,
    ],
  },
  'a hold posted after its deadline': {
    laws: ['postedBeforeDeadline'],
    texts: ({ w }) => [`update pt_hold set deadline_at = resolved_at where ${w} and status = 'posted'`],
  },
  'a source that says less was taken back than was': {
    laws: ['refundedShare', 'reversedInMoves'],
    texts: ({ w }) => [`update pt_source set reversed = 0 where ${w} and reversed > 0`],
  },
  'a refund counted on the source alone': {
    laws: ['refundsAddUp', 'refundedShare'],
    texts: ({ w }) => [
      `update pt_source set amount_refunded = 50 where ${w} and amount_refunded = 25 and kind = 'grant'`,
    ],
  },
  'a source granted more than its lots': {
    laws: ['grantedInLots'],
    texts: ({ w }) => [`update pt_source set granted = 200 where ${w} and event_id = 'o1'`],
  },
  'debt a source never made': {
    laws: ['restInEntries', 'refundedShare'],
    texts: ({ w }) => [`update pt_source set debt = 5 where ${w} and event_id = 'o1'`],
  },
  'a cap broken': {
    laws: ['counterWithinCap'],
    texts: ({ workspace }) => [`insert into pt_counter values ('${workspace}', 'cap', 11, 10, 1)`],
  },
  'points spent before they were good': {
    laws: ['spentWhileGood'],
    texts: ({ w }) => [`update pt_lot set activates_at = 9000000000000 where ${w} and redeemed > 0`],
  },
  'points that never expire, expired': {
    laws: ['spentWhileGood'],
    texts: ({ workspace, journal, lot }) => [
      `insert into pt_lot_move values ('${workspace}', '${journal}', 9, '${lot}', 'available', 'expired', 1)`,
    ],
  },
  'an entry without a journal': {
    laws: ['entryBelongs'],
    texts: ({ workspace, available }) => [
      `insert into pt_entry values ('${workspace}', 'nowhere', 0, '${available}', 5), ('${workspace}', 'nowhere', 1, '${available}', -5)`,
    ],
  },
  'a journal without entries': {
    laws: ['journalHasEntries'],
    texts: ({ w }) => [
      `insert into pt_journal select 'empty', workspace_id, currency_id, member_id, org_unit_id, 'grant', null, req_hash, null, null, null, null, null, null, null, occurred_at, recorded_at, business_date, actor_kind, actor_id, null, null, outcome from pt_journal where ${w} and kind = 'post'`,
    ],
  },
  'points of one member moved by a journal of another': {
    laws: ['moveBelongs'],
    texts: ({ w }) => [`update pt_lot set member_id = 'eve' where ${w} and member_id = 'bob'`],
  },
  'a lot of a member without accounts': {
    laws: ['lotsHaveAccounts'],
    texts: ({ w }) => [`update pt_lot set member_id = 'eve' where ${w} and member_id = 'bob'`],
  },
  'the house keeping another book than the lots': {
    laws: ['lotsMatchHouse'],
    texts: ({ lot }) => [`update pt_lot set available = available - 4, redeemed = redeemed + 4 where id = '${lot}'`],
  },
};

async function idsOf(world: LedgerWorld): Promise<Record<string, string>> {
  const one = async (text: string) => String((await store.execute(text, [], 'all'))[0]?.[0]);
  const w = `workspace_id = '${world.workspaceId}'`;
  return {
    w,
    ann: "member_id = 'ann'",
    workspace: world.workspaceId,
    journal: await one(`select id from pt_journal where ${w} and idem_key = 'spend'`),
    lot: await one(`select id from pt_lot where ${w} and member_id = 'bob'`),
    available: await one(`select id from pt_account where ${w} and member_id = 'bob' and kind = 'available'`),
  };
}

await unguarded();

describe('verification', () => {
  it('is content with a lively ledger, of one company and of all', async () => {
    await lively();
    const report = await store.read((tx) => verifyLedger(tx));
    expect(report.broken).toBe(0);
    expect(new Set(report.laws.map(({ law }) => law))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]));
    expect(report.counts.pt_lot).toBeGreaterThan(3);
  });

  it.each(Object.entries(DAMAGE))('names the law: %s', async (_, { laws, texts }) => {
    const world = await lively();
    await tamper(...texts(await idsOf(world)));
    const report = await world.verify();
    const named = report.breaks.map((one) => one.name);
    for (const law of laws) expect(named).toContain(law);
    for (const one of report.breaks) expect(one.expected).not.toBe(one.found);
  });

  it('sees a refund taken back three times, which every other law allows', async () => {
    const world = await lively();
    const { journalId } = await world.earn('cat', 90, { event: 'thrice', worth: 90 });
    // Three balanced journals, each moving real points of the lot, and the balances with them: as code would that forgets the refund's id.
    await store.write(async (tx) => {
      const value = async (text: string) => String((await tx.execute(text, [], 'all'))[0]?.[0]);
      const w = `workspace_id = '${world.workspaceId}'`;
      const lot = await value(`select id from pt_lot where journal_id = '${journalId}'`);
      const source = await value(`select id from pt_source where journal_id = '${journalId}'`);
      const available = await value(
        `select id from pt_account where ${w} and member_id = 'cat' and kind = 'available'`,
      );
      for (const turn of [1, 2, 3]) {
        const id = `${journalId}${turn}`;
        const columns = `'${id}', workspace_id, currency_id, member_id, org_unit_id, 'reverse', null, req_hash, '${source}', id, null, null, null, null, null, occurred_at, recorded_at, business_date, actor_kind, actor_id, null, null, outcome`;
        await tx.execute(
          `insert into pt_journal select ${columns} from pt_journal where id = '${journalId}'`,
          [],
          'run',
        );
        const issuance = houseAccount(world.currency.id, 'issuance');
        await tx.execute(
          `insert into pt_entry values ('${world.workspaceId}', '${id}', 0, '${available}', -30), ('${world.workspaceId}', '${id}', 1, '${issuance}', 30)`,
          [],
          'run',
        );
        const move = `'${world.workspaceId}', '${id}', 0, '${lot}', 'available', 'reversed', 30`;
        await tx.execute(`insert into pt_lot_move values (${move})`, [], 'run');
      }
      await tx.db.run(sql`update pt_lot set available = 0, reversed = 90 where id = ${lot}`);
      await tx.db.run(sql`update pt_account set balance = 0 where id = ${available}`);
      // One refund of 30 is on record; the source has counted what was taken.
      const refund = `'refund-${source}', workspace_id, system, event_id, 'refund/r1', 'refund', null, null, null, 0, 0, 0, 0, 0, 0, 90, 30, null, recorded_at`;
      await tx.execute(`insert into pt_source select ${refund} from pt_source where id = '${source}'`, [], 'run');
      await tx.db.run(sql`update pt_source set reversed = 90, amount_refunded = 30 where id = ${source}`);
    });
    const report = await world.verify();
    expect(report.breaks.map(({ law, name, expected, found }) => [law, name, expected, found])).toEqual([
      [10, 'refundedShare', '30', '90'],
    ]);
  });

  it('misses a trigger that was dropped', async () => {
    const text = sqlite
      ? 'drop trigger pt_entry_no_update'
      : 'alter table pt_entry disable trigger pt_entry_append_only';
    const undone = new Error('undone');
    const looked = store.write(async (tx) => {
      await tx.execute(text, [], 'run');
      const report = await verifyLedger(tx);
      expect(report.breaks.filter((one) => one.law === 6)).toHaveLength(1);
      throw undone;
    });
    await expect(looked).rejects.toBe(undone);
  });
});
