import { describe, it } from 'vitest';
import type { CurrencyTerms } from '@/engine/ledger/currency';
import { testStore } from '../../world/store';
import { type Line, play } from './script';
import { ledgerWorld } from './world';

// Columns: available/pending/held/debt after the line, or the code of the refusal.
const CASES: Readonly<Record<string, readonly Line[]>> = {
  'a refund after points were partly spent takes its own lot first, then others, then debt': [
    ['earn 100 event=o1 worth=1000 good=2026-12-31', '100/0/0/0'],
    ['earn 30 event=o2 good=2026-06-30', '130/0/0/0'],
    ['spend 120', '10/0/0/0'],
    ['refund o1 1000 as=r1', '0/0/0/90'],
    ['earn 40', '0/0/0/50'],
    ['earn 70', '20/0/0/0'],
  ],
  'its own points are taken even when others expire sooner': [
    ['earn 100 event=o1 worth=100 good=2026-12-31', '100/0/0/0'],
    ['earn 50 event=o2 worth=50 good=2026-01-31', '150/0/0/0'],
    ['refund o1 100', '50/0/0/0'],
    ['day 2026-02-01', '0/0/0/0'],
  ],
  'points not usable yet are taken before usable ones': [
    ['earn 100 event=o1 worth=100 from=2026-02-01', '0/100/0/0'],
    ['earn 60 event=o2', '60/100/0/0'],
    ['refund o1 40', '60/60/0/0'],
    ['day 2026-02-01', '120/0/0/0'],
    ['refund o1 60', '60/0/0/0'],
  ],
  'a refund of points that expired unused costs nothing again': [
    ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
    ['earn 50', '150/0/0/0'],
    ['day 2026-02-01', '50/0/0/0'],
    ['refund o1 100', '50/0/0/0'],
  ],
  'the policy forgives': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 70', '30/0/0/0'],
    ['refund o1 100 policy=forgive', '0/0/0/0'],
    ['earn 10', '10/0/0/0'],
  ],
  'the policy takes money': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 100', '0/0/0/0'],
    ['refund o1 50 policy=cash', '0/0/0/0'],
    ['refund o1 50 policy=debt', '0/0/0/50'],
  ],
  'a refund that is gone gives back what it took, pays off debt first, and is good as long as the points were': [
    ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
    ['spend 70', '30/0/0/0'],
    ['refund o1 100 as=r1', '0/0/0/70'],
    ['rerefund o1 100 as=r1', '0/0/0/70'],
    ['rerefund o1 40 as=r1', '0/0/0/10'],
    ['rerefund o1 0 as=r1', '30/0/0/0'],
    ['rerefund o1 0 as=r1', '30/0/0/0'],
    ['rerefund o1 101 as=r1', 'ledger.overRefunded'],
    ['rerefund o1 20 as=r1', '10/0/0/0'],
    ['rerefund o1 101 as=r1', 'ledger.overRefunded'],
    ['rerefund o1 0 as=r1', '30/0/0/0'],
    ['day 2026-02-01', '0/0/0/0'],
  ],
  'a refund that is gone gives nothing for what was forgiven or paid in money': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 70', '30/0/0/0'],
    ['refund o1 60 as=r1 policy=forgive', '0/0/0/0'],
    ['refund o1 40 as=r2 policy=cash', '0/0/0/0'],
    ['rerefund o1 0 as=r2', '0/0/0/0'],
    ['rerefund o1 0 as=r1', '30/0/0/0'],
  ],
  'a refund that becomes smaller lets off debt before it gives other points back, which stay as good as they were': [
    ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
    ['spend 100', '0/0/0/0'],
    ['earn 30 event=o2 good=2026-12-31', '30/0/0/0'],
    ['refund o1 100 as=r1', '0/0/0/70'],
    ['rerefund o1 40 as=r1', '0/0/0/10'],
    ['rerefund o1 0 as=r1', '30/0/0/0'],
    ['day 2026-02-01', '30/0/0/0'],
    ['day 2027-01-01', '0/0/0/0'],
  ],
  'points that go back after their expiry pay off nothing': [
    ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
    ['correct o1 0', '0/0/0/0'],
    ['earn 50 event=o2 worth=50', '50/0/0/0'],
    ['spend 50', '0/0/0/0'],
    ['refund o2 50', '0/0/0/50'],
    ['day 2026-02-02', '0/0/0/50'],
    ['correct o1 100 good=2026-01-31', '0/0/0/50'],
  ],
  'a refund that is gone before its purchase takes nothing': [
    ['refund o1 40 as=r1', '0/0/0/0'],
    ['rerefund o1 0 as=r1', '0/0/0/0'],
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
  ],
  'repeated partial refunds do not drift': [
    ['earn 10 event=o1 worth=300', '10/0/0/0'],
    ['refund o1 100', '7/0/0/0'],
    ['refund o1 100', '3/0/0/0'],
    ['refund o1 100', '0/0/0/0'],
    ['refund o1 1', 'ledger.overRefunded'],
  ],
  'a hundred refunds of a cent close exactly': [
    ['earn 3 event=o1 worth=4', '3/0/0/0'],
    ['refund o1 1', '2/0/0/0'],
    ['refund o1 1', '1/0/0/0'],
    ['refund o1 1', '1/0/0/0'],
    ['refund o1 1', '0/0/0/0'],
  ],
  'the same refund counts once': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['refund o1 40 as=r1', '60/0/0/0'],
    ['refund o1 40 as=r1', '60/0/0/0'],
    ['refund o1 40 as=r1', '60/0/0/0'],
    ['refund o1 41 as=r1', 'ledger.keyReused'],
    ['refund o1 all as=r2', '0/0/0/0'],
    ['refund o1 all as=r2', '0/0/0/0'],
    ['refund o1 all as=r3', '0/0/0/0'],
  ],
  'a hold keeps points past their expiry, and not past its release': [
    ['earn 100 good=2026-01-31', '100/0/0/0'],
    ['hold 60 as=h1 until=2026-02-10', '40/0/60/0'],
    ['day 2026-02-01', '0/0/60/0'],
    ['post h1 20', '0/0/0/0'],
    ['earn 5 good=2026-02-02', '5/0/0/0'],
    ['hold 5 as=h2 until=2026-02-10', '0/0/5/0'],
    ['day 2026-02-03', '0/0/5/0'],
    ['release h2', '0/0/0/0'],
  ],
  'a hold is good to its deadline': [
    ['earn 100', '100/0/0/0'],
    ['hold 60 as=h1 until=2026-02-10', '40/0/60/0'],
    ['hold 10 as=h2 until=2026-02-10', '30/0/70/0'],
    ['hold 10 until=2026-01-10', 'ledger.deadlinePassed'],
    ['day 2026-02-09 end', '30/0/70/0'],
    ['post h1', '30/0/10/0'],
    ['day 2026-02-10', '30/0/10/0'],
    ['post h2', 'ledger.holdOverdue'],
    ['release h2', '40/0/0/0'],
  ],
  'holds count before anything else does, and a refused hold can never be posted': [
    ['earn 100', '100/0/0/0'],
    ['hold 70 as=h1', '30/0/70/0'],
    ['hold 70 as=h2', 'ledger.short'],
    ['spend 31', 'ledger.short'],
    ['post h2', 'ledger.unknownHold'],
    ['post h1 71', 'ledger.overHold'],
    ['post h1', '30/0/0/0'],
    ['post h1', '30/0/0/0'],
    ['post h1 50', 'ledger.holdResolved'],
    ['release h1', 'ledger.holdResolved'],
  ],
  'a released hold is released once': [
    ['earn 100', '100/0/0/0'],
    ['hold 70 as=h1', '30/0/70/0'],
    ['release h1', '100/0/0/0'],
    ['release h1', '100/0/0/0'],
    ['post h1', 'ledger.holdResolved'],
  ],
  'returned points go back to their lots, and into a new one where those have expired': [
    ['earn 100 good=2026-01-31', '100/0/0/0'],
    ['earn 100 good=2026-12-31', '200/0/0/0'],
    ['spend 150 as=s1', '50/0/0/0'],
    ['day 2026-03-01', '50/0/0/0'],
    ['return s1', '200/0/0/0'],
    // 100 with seven days of grace, 100 as they were
    ['day 2026-03-08 end', '200/0/0/0'],
    ['day 2026-03-09', '100/0/0/0'],
  ],
  'spending comes back once, in parts': [
    ['earn 100', '100/0/0/0'],
    ['spend 80 as=s1', '20/0/0/0'],
    ['return s1 30 key=a', '50/0/0/0'],
    ['return s1 30 key=a', '50/0/0/0'],
    ['return s1 60', 'ledger.overReturned'],
    ['return s1', '100/0/0/0'],
    ['return s1', 'ledger.overReturned'],
    ['return nothing', 'ledger.unknownJournal'],
    ['earn 1 as=e1', '101/0/0/0'],
    ['return e1', 'ledger.notSpent'],
  ],
  'posted holds come back too': [
    ['earn 100', '100/0/0/0'],
    ['hold 80 as=h1', '20/0/80/0'],
    ['posted h1 60 as=p1', '40/0/0/0'],
    ['return p1', '100/0/0/0'],
  ],
  'expired points leave, old spending stays': [
    ['earn 100 good=2026-01-31', '100/0/0/0'],
    ['spend 100', '0/0/0/0'],
    ['earn 50 good=2026-12-31', '50/0/0/0'],
    ['day 2026-02-01', '50/0/0/0'],
    ['night', '50/0/0/0'],
  ],
  'whatever opened a lot, it expires by its date': [
    ['earn 10 good=2026-01-31', '10/0/0/0'],
    ['adjust 20 good=2026-01-31', '30/0/0/0'],
    ['import 40 good=2026-01-31', '70/0/0/0'],
    ['adjust 5', '75/0/0/0'],
    ['day 2026-02-01', '5/0/0/0'],
  ],
  'good through a day means to its last millisecond in the zone of the program': [
    ['earn 100 good=2026-03-31', '100/0/0/0'],
    ['day 2026-03-31 end', '100/0/0/0'],
    ['spend 1', '99/0/0/0'],
    ['day 2026-04-01', '0/0/0/0'],
    ['spend 1', 'ledger.short'],
  ],
  'in one night what activates may expire, in this order': [
    ['earn 100 from=2026-02-01 good=2026-02-28', '0/100/0/0'],
    ['earn 30 from=2026-02-10', '0/130/0/0'],
    ['day 2026-03-15', '30/0/0/0'],
    ['night', '30/0/0/0'],
    ['night', '30/0/0/0'],
  ],
  'an event counts once, whatever its report says the second time': [
    ['earn 100 event=o1', '100/0/0/0'],
    ['earn 100 event=o1', '100/0/0/0'],
    ['earn 120 event=o1', 'ledger.eventReused'],
    ['earn 100 event=o1 of=bob', 'ledger.eventReused'],
    ['earn 7 event=o1 part=bonus', '107/0/0/0'],
  ],
  'a refund before its purchase waits for it': [
    ['earn 20', '20/0/0/0'],
    ['refund o1 400 as=r1', '20/0/0/0'],
    ['refund o1 400 as=r1', '20/0/0/0'],
    ['earn 100 event=o1 worth=1000', '80/0/0/0'],
    ['refund o1 600', '20/0/0/0'],
    ['earn 50 event=o1 part=late worth=1000', '20/0/0/0'],
  ],
  'a refund of everything before its purchase leaves nothing': [
    ['refund o1 all as=r1', '0/0/0/0'],
    ['earn 100 event=o1 worth=1000 from=2026-02-01', '0/0/0/0'],
  ],
  'points that arrive after their expiry were never usable, and pay off nothing': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 100', '0/0/0/0'],
    ['refund o1 40', '0/0/0/40'],
    ['earn 100 event=o2 worth=100 at=2024-01-01 good=2025-01-01', '0/0/0/40'],
    ['earn 50', '10/0/0/0'],
    ['refund o2 100', '10/0/0/0'],
  ],
  'nothing is dropped in silence': [
    ['spend 1', 'ledger.short'],
    ['adjust -1', 'ledger.short'],
    ['hold 1', 'ledger.short'],
    ['earn 0', 'ledger.badAmount'],
    ['earn 1.5', 'ledger.badAmount'],
    ['spend -5', 'ledger.badAmount'],
    ['earn 1000000000001', 'ledger.badAmount'],
    ['adjust 0', 'ledger.badAmount'],
    ['import 5 good=2025-12-31', 'ledger.badLots'],
  ],
  'points are spent soonest expiry first, from one balance': [
    ['earn 10 good=2026-12-31', '10/0/0/0'],
    ['earn 10', '20/0/0/0'],
    ['earn 10 good=2026-01-20', '30/0/0/0'],
    ['earn 10 from=2026-01-25', '30/10/0/0'],
    ['spend 15', '15/10/0/0'],
    ['day 2026-01-21', '15/10/0/0'],
    ['spend 16', 'ledger.short'],
    ['day 2027-01-01', '20/0/0/0'],
  ],
  'debt is paid before points are usable, wherever they come from': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 60 as=s1', '40/0/0/0'],
    ['hold 40 as=h1', '0/0/40/0'],
    ['refund o1 100', '0/0/40/100'],
    ['release h1', '0/0/0/60'],
    ['return s1 10', '0/0/0/50'],
    ['adjust 10', '0/0/0/40'],
    ['import 15 key=i1', '0/0/0/25'],
    ['earn 30 from=2026-02-01', '0/30/0/25'],
    ['day 2026-02-01', '5/0/0/0'],
  ],
  'a request is answered once': [
    ['earn 100', '100/0/0/0'],
    ['spend 100 key=k1', '0/0/0/0'],
    ['spend 100 key=k1', '0/0/0/0'],
    ['spend 90 key=k1', 'ledger.keyReused'],
    ['hold 100 key=k1', 'ledger.keyReused'],
    ['adjust 5 key=k2', '5/0/0/0'],
    ['adjust 5 key=k2', '5/0/0/0'],
    ['adjust -5 key=k2', 'ledger.keyReused'],
    ['import 10 key=k3', '15/0/0/0'],
    ['import 10 key=k3', '15/0/0/0'],
  ],
  'an edited order is booked by difference': [
    ['earn 100 event=o1 worth=1000', '100/0/0/0'],
    ['correct o1 80 worth=800', '80/0/0/0'],
    ['correct o1 80 worth=800', '80/0/0/0'],
    ['refund o1 400', '40/0/0/0'],
    ['correct o1 120 worth=1200', '80/0/0/0'],
    ['correct o1 0', '0/0/0/0'],
    ['correct o1 120 worth=1200', '80/0/0/0'],
    ['refund o1 all', '0/0/0/0'],
    ['correct o1 50 of=bob', 'ledger.eventReused'],
    ['correct o9 25', '25/0/0/0'],
    ['correct o10 0', '25/0/0/0'],
  ],
  'a corrected order that was spent becomes debt': [
    ['earn 100 event=o1 worth=1000', '100/0/0/0'],
    ['spend 100', '0/0/0/0'],
    ['correct o1 30 worth=300', '0/0/0/70'],
    ['correct o1 60 worth=600', '0/0/0/40'],
  ],
};

const FLOORS: readonly (readonly [string, Partial<CurrencyTerms>, readonly Line[]])[] = [
  [
    'debt stops at the floor, the rest is forgiven',
    { debtFloor: -50 },
    [
      ['earn 100 event=o1 worth=100', '100/0/0/0'],
      ['earn 100 event=o2 worth=100', '200/0/0/0'],
      ['spend 200', '0/0/0/0'],
      ['refund o1 30', '0/0/0/30'],
      ['refund o1 70', '0/0/0/50'],
      ['refund o2 100', '0/0/0/50'],
      ['earn 60', '10/0/0/0'],
    ],
  ],
  [
    'the currency may forgive by itself',
    { negativePolicy: 'forgive' },
    [
      ['earn 100 event=o1 worth=100', '100/0/0/0'],
      ['spend 90', '10/0/0/0'],
      ['refund o1 50', '0/0/0/0'],
    ],
  ],
  [
    'without days of grace returned points are good to the end of the day',
    { graceDays: 0 },
    [
      ['earn 100 good=2026-01-31', '100/0/0/0'],
      ['spend 100 as=s1', '0/0/0/0'],
      ['day 2026-02-05', '0/0/0/0'],
      ['return s1', '100/0/0/0'],
      ['day 2026-02-05 end', '100/0/0/0'],
      ['day 2026-02-06', '0/0/0/0'],
    ],
  ],
];

/** Whatever the company does about points that are spent: an order that goes to the bin and comes back changes nothing. */
const BACK_AGAIN: Readonly<Record<string, readonly Line[]>> = {
  'when nothing was spent': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['correct o1 0', '0/0/0/0'],
    ['correct o1 100', '100/0/0/0'],
  ],
  'when part was spent': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 60', '40/0/0/0'],
    ['correct o1 0', '0/0/0/DEBT 60'],
    ['correct o1 100', '40/0/0/0'],
    ['correct o1 100', '40/0/0/0'],
  ],
  'when all was spent, time after time': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 100', '0/0/0/0'],
    ['correct o1 0', '0/0/0/DEBT 100'],
    ['correct o1 100', '0/0/0/0'],
    ['correct o1 0', '0/0/0/DEBT 100'],
    ['correct o1 100', '0/0/0/0'],
    ['correct o1 30 worth=30', '0/0/0/DEBT 70'],
    ['correct o1 100 worth=100', '0/0/0/0'],
  ],
  'when other points paid for it': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['earn 50 event=o2', '150/0/0/0'],
    ['spend 120', '30/0/0/0'],
    ['correct o1 0', '0/0/0/DEBT 70'],
    ['correct o1 100', '30/0/0/0'],
  ],
  'when it was refunded, in part or wholly': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 80', '20/0/0/0'],
    ['refund o1 50 as=r1', '0/0/0/DEBT 30'],
    ['correct o1 0', '0/0/0/DEBT 80'],
    ['correct o1 100', '0/0/0/DEBT 30'],
    ['refund o1 50 as=r2', '0/0/0/DEBT 80'],
    ['correct o1 0', '0/0/0/DEBT 80'],
    ['correct o1 100', '0/0/0/DEBT 80'],
    ['rerefund o1 0 as=r2', '0/0/0/DEBT 30'],
    ['rerefund o1 0 as=r1', '20/0/0/0'],
  ],
  'when its refund goes to the bin and comes back': [
    ['earn 100 event=o1 worth=100', '100/0/0/0'],
    ['spend 80', '20/0/0/0'],
    ['refund o1 100 as=r1', '0/0/0/DEBT 80'],
    ['rerefund o1 0 as=r1', '20/0/0/0'],
    ['refund o1 100 as=r1', '0/0/0/DEBT 80'],
    ['correct o1 0', '0/0/0/DEBT 80'],
    ['rerefund o1 0 as=r1', '0/0/0/DEBT 80'],
    ['correct o1 100', '20/0/0/0'],
  ],
  'when the points are not usable yet, and again when they are': [
    ['earn 100 event=o1 worth=100 from=2026-02-01', '0/100/0/0'],
    ['correct o1 0', '0/0/0/0'],
    ['correct o1 100', '0/100/0/0'],
    ['correct o1 0', '0/0/0/0'],
    ['day 2026-02-02', '0/0/0/0'],
    ['correct o1 100', '100/0/0/0'],
  ],
  'when they would have expired meanwhile': [
    ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
    ['spend 60', '40/0/0/0'],
    ['correct o1 0', '0/0/0/DEBT 60'],
    ['day 2026-02-02', '0/0/0/DEBT 60'],
    ['correct o1 100 good=2026-01-31', '0/0/0/0'],
  ],
  'when they had expired before, and others pay for what was spent': [
    ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
    ['spend 60', '40/0/0/0'],
    ['earn 50 event=o2 good=2026-12-31', '90/0/0/0'],
    ['day 2026-02-02', '50/0/0/0'],
    ['correct o1 0', '0/0/0/DEBT 10'],
    ['correct o1 100 good=2026-01-31', '50/0/0/0'],
    // What was taken from other points is as good as it was before.
    ['day 2026-12-31 end', '50/0/0/0'],
    ['day 2027-01-01', '0/0/0/0'],
  ],
};

const store = await testStore();
const start = store.clock.now;

describe('points in the cases that bite', () => {
  it.each(Object.entries(CASES))('%s', async (_, lines) => {
    store.clock.now = start;
    await play(await ledgerWorld({}, store), lines);
  });

  it.each(FLOORS)('%s', async (_, terms, lines) => {
    store.clock.now = start;
    await play(await ledgerWorld(terms, store), lines);
  });

  describe.each(['debt', 'forgive', 'cash'] as const)(
    'an order comes back from the bin where the policy is %s',
    (policy) => {
      it.each(Object.entries(BACK_AGAIN))('%s', async (_, lines) => {
        store.clock.now = start;
        const world = await ledgerWorld({ negativePolicy: policy }, store);
        const owes = (expected: string) => expected.replace(/DEBT (\d+)/, policy === 'debt' ? '$1' : '0');
        await play(
          world,
          lines.map(([line, expected]) => [line, owes(expected)] as const),
        );
      });
    },
  );

  it('an order comes back when what was owed for it has been paid by others since, whatever its date', async () => {
    store.clock.now = start;
    await play(await ledgerWorld({}, store), [
      ['earn 100 event=o1 worth=100 good=2026-01-31', '100/0/0/0'],
      ['spend 100', '0/0/0/0'],
      ['correct o1 0', '0/0/0/100'],
      ['earn 130 event=o2', '30/0/0/0'],
      ['day 2026-02-02', '30/0/0/0'],
      ['correct o1 100 good=2026-01-31', '130/0/0/0'],
      ['day 2026-02-10', '30/0/0/0'],
    ]);
  });
});
