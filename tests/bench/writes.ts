import { createRecord } from '@/engine/commands/create-record';
import { runCommand } from '@/engine/commands/run';
import { saveCurrency } from '@/engine/ledger/currency';
import { grant } from '@/engine/ledger/grant';
import { type Figure, figureOf } from './figure';
import { before, writeRaw } from './raw-rows';
import type { Shop } from './shop';

const RUNS = 5;
const WAITING = 64;
const MEMBERS = 500;

interface Work {
  readonly name: string;
  readonly count: number;
  /** Aim per second, where one was set. */
  readonly aim?: number;
  readonly aimOfLimit?: number;
  once(at: number): Promise<unknown>;
}

/** The same rows by the product and by the bare database, run about. */
async function besideLimit(shop: Shop, work: Work): Promise<Figure[]> {
  const [ours, limits, inserts]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run <= RUNS; run++) {
    const start = await before(shop);
    const began = performance.now();
    let next = run * work.count;
    const end = next + work.count;
    const lane = async () => {
      while (next < end) await work.once(next++);
    };
    await Promise.all(Array.from({ length: WAITING }, lane));
    const seconds = (performance.now() - began) / 1_000;
    const commits = Math.ceil(work.count / WAITING);
    const raw = await writeRaw(shop, start, { commits, changing: true });
    const rawInserts = await writeRaw(shop, start, { commits, changing: false });
    // The first run warms up.
    if (run === 0) continue;
    ours.push(work.count / seconds);
    limits.push(work.count / raw);
    inserts.push(work.count / rawInserts);
  }
  const rate = { unit: '/s', higher: true };
  const percent = { unit: '%', higher: true };
  const shareOf = (limit: readonly number[]) => ours.map((one, at) => (100 * one) / (limit[at] ?? Number.NaN));
  return [
    figureOf({ ...rate, name: work.name, aim: work.aim }, ours),
    figureOf({ ...rate, name: '  the same rows written by raw prepared statements, as many commits' }, limits),
    figureOf({ ...percent, name: '  share of the limit', aim: work.aimOfLimit }, shareOf(limits)),
    figureOf({ ...percent, name: '  share of it when only new rows are written, none changed' }, shareOf(inserts)),
  ];
}

/** Orders of one matching point rule, 64 waiting at a time. */
export async function benchRecords(shop: Shop, count: number): Promise<Figure[]> {
  const members = await shop.members(MEMBERS);
  return besideLimit(shop, {
    name: `record creation in process, one rule, ${WAITING} waiting`,
    count,
    once: (at) =>
      runCommand(shop.store, createRecord, {
        actor: shop.owner,
        input: {
          app: shop.app,
          form: 'purchase',
          values: { member: members[at % MEMBERS] ?? '', bought_on: '2026-01-15', cds: 1, amount: 10 + (at % 90) },
          source: `bench:${at}`,
        },
      }),
  });
}

/** Grants of points, each from an event of its own, 64 waiting at a time. */
export async function benchLedger(shop: Shop, count: number): Promise<Figure[]> {
  const { workspaceId } = shop.owner;
  const currency = await shop.store.write((tx) =>
    saveCurrency(tx, {
      workspaceId,
      programId: 'bench',
      code: 'bench',
      title: { en: 'points' },
      scale: 0,
      zone: 'Asia/Shanghai',
      negativePolicy: 'debt',
      debtFloor: -1_000_000,
      graceDays: 7,
    }),
  );
  return besideLimit(shop, {
    name: `ledger grants, ${WAITING} waiting`,
    count,
    aimOfLimit: 50,
    once: (at) =>
      shop.store.write((tx) =>
        grant(tx, {
          currency,
          memberId: `member-${at % MEMBERS}`,
          amount: 10,
          activatesAt: null,
          expiresAt: null,
          occurredAt: tx.now,
          actor: { kind: 'key', id: 'till' },
          source: { system: 'bench', eventId: String(at), part: 'purchase' },
        }),
      ),
  });
}
