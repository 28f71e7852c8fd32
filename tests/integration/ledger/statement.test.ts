import { describe, expect, it } from 'vitest';
import { lotsOf } from '@/engine/ledger/balance';
import { journalsOfEvent } from '@/engine/ledger/event-journals';
import { grant } from '@/engine/ledger/grant';
import { ledgerWorld, through } from './world';

const world = await ledgerWorld();
const { clock, store, currency } = world;
const DAY = 86_400_000;
const start = clock.now;

await world.earn('ann', 100, { event: 'o1', worth: 100, expiresAt: through('2026-01-31') });
clock.tick(DAY);
await world.spend('ann', 30);
clock.tick(DAY);
await world.refund('o1', 90);
clock.tick(DAY);
await world.earn('ann', 50, { activatesAt: through('2026-01-20'), expiresAt: through('2026-06-30') });
await world.earn('bob', 999);

describe('a statement', () => {
  it('runs from opening to closing, the newest line first, each with the balance after it', async () => {
    const { opening, closing, lines, next } = await world.statement('ann');
    expect([opening, closing, next]).toEqual([0, -20, null]);
    expect(lines.map(({ kind, change, balance, pending, debt }) => [kind, change, balance, pending, debt])).toEqual([
      ['grant', 0, -20, 50, 0],
      ['reverse', -90, -20, 0, -20],
      ['spend', -30, 70, 0, 0],
      ['grant', 100, 100, 0, 0],
    ]);
  });

  it('can be cut to a time', async () => {
    const cut = await world.statement('ann', { from: start + DAY, to: start + 3 * DAY });
    expect([cut.opening, cut.closing, cut.lines.map((line) => line.kind)]).toEqual([100, -20, ['reverse', 'spend']]);
    const before = await world.statement('ann', { to: start });
    expect([before.opening, before.closing, before.lines]).toEqual([0, 0, []]);
  });

  it.each(['ann', 'tom'])('comes in pages that join: %s', async (member) => {
    // Of one and the same instant, so that only the order of the journals parts them.
    for (const amount of [1, 2, 3]) await world.earn('tom', amount);
    const whole = (await world.statement(member)).lines;
    const pages = [];
    for (let cursor: string | undefined; ; ) {
      const { lines, next } = await world.statement(member, { limit: 1, cursor });
      pages.push(...lines);
      if (next === null) break;
      cursor = next;
    }
    expect(pages).toEqual(whole);
  });

  it('shows what is due before anybody has posted it, and the same when it is posted', async () => {
    clock.now = through('2026-06-30');
    const due = await world.statement('ann');
    const told = (lines: typeof due.lines) =>
      lines.map(({ kind, change, balance, debt }) => [kind, change, balance, debt]);
    expect(told(due.lines).slice(0, 2)).toEqual([
      ['expire', -30, 0, 0],
      ['activate', 50, 30, 20],
    ]);
    expect(due.lines[0]?.journalId).toBeNull();
    expect([due.closing, due.now.visible]).toEqual([0, 0]);
    await world.nightly();
    const posted = await world.statement('ann');
    expect(told(posted.lines)).toEqual(told(due.lines));
    expect(posted.lines.map((line) => line.businessDate)).toEqual(due.lines.map((line) => line.businessDate));
    expect(posted.lines[0]?.journalId).not.toBeNull();
    await world.lawful();
  });

  it('shows points that came too late as earned and expired in one line', async () => {
    await world.earn('old', 10, { expiresAt: start });
    const { lines } = await world.statement('old');
    expect(lines.map(({ kind, change, outcome }) => [kind, change, outcome.amount, outcome.expired])).toEqual([
      ['grant', 0, 10, 10],
    ]);
  });

  it('of a member without points is empty', async () => {
    expect(await world.statement('nobody')).toEqual({
      opening: 0,
      closing: 0,
      lines: [],
      next: null,
      now: { available: 0, pending: 0, held: 0, debt: 0, visible: 0, expiries: [], activations: [] },
    });
  });

  it('ignores a cursor that is none', async () => {
    const { lines } = await world.statement('bob', { cursor: 'nonsense' });
    expect(lines.map((line) => line.balance)).toEqual([999]);
  });
});

describe('a balance', () => {
  it('tells the next expiries and activations by day', async () => {
    await world.earn('cat', 10, { expiresAt: through('2026-08-31') });
    await world.earn('cat', 5, { expiresAt: through('2026-08-31') });
    await world.earn('cat', 7, { expiresAt: through('2026-12-31') });
    await world.earn('cat', 3);
    await world.earn('cat', 20, { activatesAt: through('2026-07-09') });
    await world.hold('cat', 12);
    const { expiries, activations, available, held } = await world.balance('cat');
    expect([available, held]).toEqual([13, 12]);
    expect(expiries.map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-08-31', 3],
      ['2026-12-31', 7],
    ]);
    expect(activations.map(({ date, amount }) => [date, amount])).toEqual([['2026-07-10', 20]]);
  });

  it('opens into its lots, in the order they are spent', async () => {
    const lots = await store.read((tx) => lotsOf(tx, { currency, memberId: 'cat' }));
    expect(lots.map(({ goodThrough, available, pending, held }) => [goodThrough, available, pending, held])).toEqual([
      ['2026-08-31', 0, 0, 10],
      ['2026-08-31', 3, 0, 2],
      ['2026-12-31', 7, 0, 0],
      [null, 3, 0, 0],
      [null, 0, 20, 0],
    ]);
  });
});

describe('a journal', () => {
  it('keeps when it happened, when it was recorded, by whom and why', async () => {
    const occurredAt = Date.UTC(2026, 2, 31, 17); // past midnight in Shanghai
    await store.write((tx) =>
      grant(tx, {
        currency,
        memberId: 'dan',
        amount: 5,
        source: { system: 'till', eventId: 'late', part: 'base' },
        actor: { kind: 'key', id: 'till-7' },
        occurredAt,
        orgUnitId: 'store-3',
        cause: { kind: 'record', id: 'r1' },
        explain: { ruleKey: 'base', programVersion: 4, inputs: { amount: 5.5, currencyCode: 'CNY' }, steps: [] },
      }),
    );
    const { lines } = await world.statement('dan');
    expect(lines[0]).toMatchObject({
      kind: 'grant',
      occurredAt,
      recordedAt: clock.now,
      businessDate: '2026-04-01',
      orgUnitId: 'store-3',
      cause: { kind: 'record', id: 'r1' },
      actor: { kind: 'key', id: 'till-7' },
      explain: { ruleKey: 'base', programVersion: 4, inputs: { amount: 5.5, currencyCode: 'CNY' }, steps: [] },
      outcome: { amount: 5 },
    });
  });

  it('is found by the event that made it, with what followed', async () => {
    const events = await store.read((tx) =>
      journalsOfEvent(tx, { workspaceId: world.workspaceId, source: { system: 'till', eventId: 'o1' } }),
    );
    expect(events.map((event) => [event.part, event.granted, event.journals.map((journal) => journal.kind)])).toEqual([
      ['base', 100, ['grant', 'reverse']],
    ]);
  });
});
