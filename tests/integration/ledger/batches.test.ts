import { describe, expect, it } from 'vitest';
import { type Currency, currenciesOf, currencyById, findCurrency, saveCurrency } from '@/engine/ledger/currency';
import { expireDue } from '@/engine/ledger/expire-due';
import { expiringBetween } from '@/engine/ledger/expiring';
import { grant } from '@/engine/ledger/grant';
import { importOpening } from '@/engine/ledger/import-opening';
import { releaseOverdue } from '@/engine/ledger/release-overdue';
import { reverseSource } from '@/engine/ledger/reverse-source';
import { spend } from '@/engine/ledger/spend';
import { waitingRefunds } from '@/engine/ledger/store/sources';
import { testStore } from '../../world/store';
import { ledgerWorld, outcome, through } from './world';

const given = await testStore();
const { store, clock } = given;

describe('the nightly run', () => {
  it('settles everybody in pages, step by step, and does nothing the second time', async () => {
    const world = await ledgerWorld({}, given);
    const { workspaceId } = world;
    for (let index = 0; index < 25; index++) {
      await world.earn(`m${index}`, 10, { activatesAt: clock.now + 1_000, expiresAt: clock.now + 2_000 });
      await world.earn(`m${index}`, 5);
    }
    clock.tick(5_000);
    const night = async (steps: readonly ('activate' | 'expire')[]) => {
      const pages = [];
      for (let after: string | undefined; ; ) {
        const page = await store.write((tx) => expireDue(tx, { workspaceId, steps, limit: 10, after }));
        pages.push(page);
        if (page.next === null) break;
        after = page.next;
      }
      return [
        pages.length,
        pages.flatMap((page) => page.memberIds).length,
        pages.reduce((sum, page) => sum + page.journals, 0),
      ];
    };
    expect(await night(['activate'])).toEqual([3, 25, 25]);
    expect(await night(['activate'])).toEqual([3, 0, 0]);
    expect(await night(['expire'])).toEqual([3, 25, 25]);
    expect(await night(['expire'])).toEqual([1, 0, 0]);
    expect(await world.has('m7')).toEqual([5, 0, 0, 0]);
    await world.lawful();
  });

  it('leaves other companies alone', async () => {
    const world = await ledgerWorld({}, given);
    const other = await ledgerWorld({}, given);
    await other.earn('ann', 10, { expiresAt: clock.now + 1_000 });
    clock.tick(2_000);
    const page = await store.write((tx) => expireDue(tx, { workspaceId: world.workspaceId, limit: 10 }));
    expect(page).toEqual({ journals: 0, memberIds: [], next: null });
    expect((await other.statement('ann')).lines[0]?.journalId).toBeNull();
  });
});

describe('overdue holds', () => {
  it('are released, page by page, and nothing else is', async () => {
    const world = await ledgerWorld({}, given);
    await world.earn('ann', 100);
    for (let index = 0; index < 5; index++) await world.hold('ann', 10, clock.now + 1_000);
    await world.hold('ann', 20, clock.now + 9_000);
    await world.hold('ann', 5);
    const other = await ledgerWorld({}, given);
    await other.earn('ann', 10);
    await other.hold('ann', 10, clock.now + 500);
    clock.tick(1_000);
    const release = () => store.write((tx) => releaseOverdue(tx, { workspaceId: world.workspaceId, limit: 3 }));
    expect([await release(), await release(), await release()]).toEqual([3, 2, 0]);
    expect(await world.has('ann')).toEqual([75, 0, 25, 0]);
    expect(await other.has('ann')).toEqual([0, 0, 10, 0]);
    await world.lawful();
  });
});

describe('reminders', () => {
  it('list usable points that expire in a span, by member and day, in pages', async () => {
    const world = await ledgerWorld({}, given);
    const { currency } = world;
    await world.earn('ann', 10, { expiresAt: through('2026-03-31') });
    await world.earn('ann', 20, { expiresAt: through('2026-03-31') });
    await world.earn('ann', 5, { expiresAt: through('2026-04-15') });
    await world.earn('bob', 7, { expiresAt: through('2026-04-10') });
    await world.earn('bob', 9, { expiresAt: through('2026-09-30') });
    await world.earn('cat', 8, { expiresAt: through('2026-04-10') });
    await world.spend('cat', 8);
    // Points that end when the span begins are those of the day before.
    await world.earn('dan', 6, { expiresAt: through('2026-02-28') });
    await world.earn('dan', 4, { expiresAt: through('2026-04-30') });
    const span = { currency, from: through('2026-02-28'), to: through('2026-04-30') };
    const first = await store.read((tx) => expiringBetween(tx, { ...span, limit: 2 }));
    const rest = await store.read((tx) => expiringBetween(tx, { ...span, limit: 2, after: first[1] }));
    expect([...first, ...rest].map((row) => [row.memberId, row.goodThrough, row.amount])).toEqual([
      ['ann', '2026-03-31', 30],
      ['ann', '2026-04-15', 5],
      ['bob', '2026-04-10', 7],
    ]);
  });
});

describe('refunds that wait', () => {
  it('are listed until their purchase arrives', async () => {
    const world = await ledgerWorld({}, given);
    const { workspaceId } = world;
    const waiting = () => store.read((tx) => waitingRefunds(tx, { workspaceId, before: clock.now, limit: 10 }));
    await world.refund('early', 50, { refund: 'r1', total: 100 });
    expect(await waiting()).toEqual([]);
    clock.tick(1);
    expect((await waiting()).map((row) => [row.eventId, row.amountRefunded])).toEqual([['early', 50]]);
    await world.earn('ann', 10, { event: 'early' });
    expect(await world.has('ann')).toEqual([5, 0, 0, 0]);
    expect(await waiting()).toEqual([]);
    await world.lawful();
  });
});

describe('an event', () => {
  it('belongs to the system that named it', async () => {
    const world = await ledgerWorld({}, given);
    const { workspaceId, currency } = world;
    await world.earn('ann', 10, { event: 'o1', worth: 100 });
    const source = { system: 'web shop', eventId: 'o1' };
    const actor = { kind: 'key', id: 'shop' } as const;
    const wanted = { workspaceId, source, refundId: 'r1', refunded: 100, actor };
    expect((await store.write((tx) => reverseSource(tx, wanted))).waiting).toBe(true);
    expect(await world.has('ann')).toEqual([10, 0, 0, 0]);
    const theirs = { ...source, part: 'base', amountTotal: 100 };
    await store.write((tx) => grant(tx, { currency, memberId: 'bob', amount: 7, source: theirs, actor }));
    expect([await world.has('ann'), await world.has('bob')]).toEqual([
      [10, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    await world.lawful();
  });
});

describe('opening balances', () => {
  const actor = { kind: 'import', id: 'i1' } as const;

  it('bring lots with their own expiry', async () => {
    const world = await ledgerWorld({}, given);
    const lots = [
      { amount: 100, expiresAt: through('2026-12-31') },
      { amount: 50 },
      { amount: 30, activatesAt: through('2026-06-30') },
    ];
    const posted = await store.write((tx) =>
      importOpening(tx, { currency: world.currency, memberId: 'ann', actor, key: 'opening/1', lots }),
    );
    expect(posted).toMatchObject({ amount: 180, pending: 30, replayed: false });
    expect(await world.has('ann')).toEqual([150, 30, 0, 0]);
    expect((await world.statement('ann')).lines.map((line) => line.kind)).toEqual(['import']);
    await world.lawful();
  });

  it('are refused as a whole, with every mistake named', async () => {
    const world = await ledgerWorld({}, given);
    const lots = [{ amount: 100 }, { amount: 1.5 }, { amount: 5, expiresAt: clock.now }];
    const attempt = store.write((tx) =>
      importOpening(tx, { currency: world.currency, memberId: 'ann', actor, key: 'opening/1', lots }),
    );
    await expect(attempt).rejects.toMatchObject({
      code: 'ledger.badLots',
      problems: [
        { path: '/lots/1/amount', code: 'ledger.notWholePoints' },
        { path: '/lots/2/expiresAt', code: 'ledger.alreadyExpired' },
      ],
    });
    expect(await world.has('ann')).toEqual([0, 0, 0, 0]);
  });
});

describe('currencies', () => {
  it('stand apart: spending one never touches another', async () => {
    const world = await ledgerWorld({}, given);
    const growth = await save(world.currency, { code: 'growth' });
    await world.earn('ann', 10);
    const source = { system: 'till', eventId: 'o1', part: 'growth' };
    const actor = { kind: 'key', id: 'till' } as const;
    await store.write((tx) => grant(tx, { currency: growth, memberId: 'ann', actor, amount: 500, source }));
    const taking = { currency: growth, memberId: 'ann', actor, amount: 501, key: 'k' };
    expect(await outcome(store.write((tx) => spend(tx, taking)))).toBe('ledger.short');
    expect(await outcome(world.spend('ann', 11))).toBe('ledger.short');
    expect(await world.has('ann')).toEqual([10, 0, 0, 0]);
    expect((await currenciesOf(store, world.workspaceId)).map((one) => one.code)).toEqual(['points', 'growth']);
    await world.lawful();
  });

  it('change their terms with the program, and their scale only while nobody has any', async () => {
    const world = await ledgerWorld({}, given);
    const { currency } = world;
    expect(await save(currency, { scale: 2 })).toMatchObject({ id: currency.id, scale: 2 });
    await save(currency, { scale: 0, graceDays: 30 });
    await world.earn('ann', 10);
    expect(await outcome(save(currency, { scale: 2 }))).toBe('ledger.scaleFixed');
    expect(await findCurrency(store, currency)).toEqual({ ...currency, graceDays: 30 });
    expect(await outcome(currencyById(store, { workspaceId: 'other', currencyId: currency.id }))).toBe(
      'ledger.unknownCurrency',
    );
  });

  function save({ id: _, ...currency }: Currency, change: Partial<Currency>) {
    return store.write((tx) => saveCurrency(tx, { ...currency, ...change }));
  }
});

describe('several operations in one transaction', () => {
  it('stand or fall together', async () => {
    const world = await ledgerWorld({}, given);
    const { currency } = world;
    const of = { currency, memberId: 'ann', actor: { kind: 'key', id: 'till' } } as const;
    const both = store.write(async (tx) => {
      await grant(tx, { ...of, amount: 50, source: { system: 'till', eventId: 'o1', part: 'base' } });
      await spend(tx, { ...of, amount: 20, key: 'first' });
      await spend(tx, { ...of, amount: 31, key: 'second' });
    });
    expect(await outcome(both)).toBe('ledger.short');
    expect(await world.has('ann')).toEqual([0, 0, 0, 0]);
    expect((await world.verify()).counts.pt_journal).toBe(0);
  });

  it('may go on after a refusal: it has written nothing', async () => {
    const world = await ledgerWorld({}, given);
    const of = { currency: world.currency, memberId: 'ann', actor: { kind: 'key', id: 'till' } } as const;
    await store.write(async (tx) => {
      await grant(tx, { ...of, amount: 50, source: { system: 'till', eventId: 'o1', part: 'base' } });
      expect(await outcome(spend(tx, { ...of, amount: 51, key: 'a' }))).toBe('ledger.short');
      await spend(tx, { ...of, amount: 50, key: 'a' });
    });
    expect(await world.has('ann')).toEqual([0, 0, 0, 0]);
    await world.lawful();
  });
});
