import { afterAll, describe, expect, it } from 'vitest';
import { binRecord, restoreRecord } from '@/engine/commands/bin-record';
import { changeRecord } from '@/engine/commands/change-record';
import { checkIn } from '@/engine/commands/check-in';
import { createApp } from '@/engine/commands/create-app';
import { createDefinition } from '@/engine/commands/create-definition';
import { createRecord } from '@/engine/commands/create-record';
import { freezeMember } from '@/engine/commands/freeze-member';
import { holdPoints, postHeldPoints, reversePoints } from '@/engine/commands/points-by-hand';
import { publishApp } from '@/engine/commands/publish-app';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { standingOf } from '@/engine/members/store/tier-measure';
import { memberActor } from '@/engine/permissions/doors';
import { memberCard } from '@/engine/reads/member-card';
import { quotePoints } from '@/engine/reads/quote-points';
import { showRecord } from '@/engine/reads/show-record';
import { words } from '@/engine/templates/template';
import { cafeCompany } from '../../world/company';

const DAY = 86_400_000;
const company = await cafeCompany();
const { run, ask, app, owner, store, clock } = company;

let phones = 13_600_000_000;
async function join(): Promise<string> {
  const values = { name: 'Li', phone: String(phones++), consent: true };
  return (await run(createRecord, { app, form: 'member', values })).record.memberId ?? '';
}

async function stands(member: string, at = app): Promise<string> {
  const { points, tier } = await ask(memberCard, { app: at, member });
  return `${points} ${tier?.name.en?.toLowerCase() ?? 'none'}`;
}

/** A member's life, line by line; each line beside the points and the tier after it. */
type Line = readonly [line: string, after: string];

async function play(lines: readonly Line[]): Promise<void> {
  const member = await join();
  const records = new Map<string, { form: string; id: string }>();
  const told: string[] = [];
  for (const [line] of lines) {
    const [verb, name = '', amount, as = ''] = line.split(' ');
    const which = { app, form: 'order', ...records.get(name) };
    const make = async (form: string, key: string, values: object) => {
      const { record } = await run(createRecord, { app, form, values: values as never });
      records.set(key, { form, id: record.id });
    };
    const change = async (values: object) => {
      const { record } = await ask(showRecord, which);
      return run(changeRecord, { ...which, revision: record.revision, values });
    };
    if (verb === 'buy') await make('order', name, { member, amount: Number(amount) });
    if (verb === 'refund') await make('refund', as, { order: which.id, amount: Number(amount) });
    if (verb === 'change') await change({ amount: Number(amount) });
    if (verb === 'note') await change({ note: `looked at again after ${told.length} lines` });
    if (verb === 'bin') await run(binRecord, which);
    if (verb === 'restore') await run(restoreRecord, which);
    if (verb === 'freeze' || verb === 'unfreeze')
      await run(freezeMember, { memberId: member, frozen: verb === 'freeze' });
    if (verb === 'day') clock.tick(DAY);
    told.push(`${line} → ${await stands(member)}`);
  }
  expect(told).toEqual(lines.map(([line, after]) => `${line} → ${after}`));
}

// Fifty points are the welcome gift; gold begins at 2,000 spent and earns half as much again; a day brings 2,000 at most.
const CASES: Readonly<Record<string, readonly Line[]>> = {
  'what an order gives back of the cap of its day, others may take': [
    ['buy a 1500', '1550 silver'],
    ['buy b 800', '2050 gold'],
    ['change a 1000', '1550 silver'],
    ['change b 900', '1950 silver'],
    ['buy c 300', '2050 gold'],
    ['bin a', '1050 silver'],
    ['buy d 700', '1750 silver'],
    ['restore a', '2050 gold'],
    ['change a 0', '1750 silver'],
    ['buy e 400', '2050 gold'],
  ],
  'an order is worth what it was worth to the member of its day': [
    ['buy a 1999', '2049 silver'],
    ['buy b 1', '2050 gold'],
    ['day', '2050 gold'],
    ['note a', '2050 gold'],
    ['buy c 100', '2200 gold'],
    ['note c', '2200 gold'],
    ['change a 1000', '1201 silver'],
    ['note c', '1201 silver'],
    ['bin c', '1051 silver'],
    ['restore c', '1201 silver'],
  ],
  'refunds keep their share of an order that is changed': [
    ['buy a 100', '150 silver'],
    ['refund a 50', '100 silver'],
    ['change a 200', '200 silver'],
    ['refund a 50', '150 silver'],
    ['change a 400', '350 silver'],
  ],
  'an order that goes to the bin takes its refunds along, and brings them back': [
    ['buy a 1000', '1050 silver'],
    ['refund a 400 r', '650 silver'],
    ['bin a', '50 silver'],
    ['day', '50 silver'],
    ['buy b 2000', '2050 gold'],
    ['change b 1500', '1550 silver'],
    ['restore a', '2150 gold'],
    ['change b 1399', '2049 silver'],
    ['bin a', '1449 silver'],
    ['bin r', '1449 silver'],
    ['restore a', '2449 gold'],
  ],
  'a refund that goes to the bin gives back what it took, and takes it again when it comes back': [
    ['buy a 2000', '2050 gold'],
    ['refund a 500 r', '1550 silver'],
    ['bin r', '2050 gold'],
    ['restore r', '1550 silver'],
    ['change r 800', '1250 silver'],
    ['refund a 1000 s', '250 silver'],
    ['bin r', '1050 silver'],
    ['bin a', '50 silver'],
    ['restore r', '50 silver'],
    ['restore a', '250 silver'],
    ['bin s', '1250 silver'],
    ['bin r', '2050 gold'],
    ['refund a 2000 t', '50 silver'],
    ['bin t', '2050 gold'],
  ],
  'a frozen member earns nothing, and refunds take back all the same': [
    ['buy a 100', '150 silver'],
    ['freeze', '150 silver'],
    ['buy b 100', '150 silver'],
    ['change b 150', '150 silver'],
    ['note a', '150 silver'],
    ['refund a 40', '110 silver'],
    ['unfreeze', '110 silver'],
    ['buy c 10', '120 silver'],
  ],
};

describe('an order that is looked at again', () => {
  it.each(Object.entries(CASES))('%s', async (_, lines) => {
    await play(lines);
    clock.tick(DAY);
  });
});

describe('an order that two people change at once', () => {
  it('is as one of them left it, and earned once', async () => {
    const member = await join();
    const { record } = await run(createRecord, { app, form: 'order', values: { member, amount: 10 } });
    const which = { app, form: 'order', id: record.id };
    const { revision } = (await ask(showRecord, which)).record;
    const edits = await Promise.allSettled(
      [20, 30, 40, 50].map((amount) => run(changeRecord, { ...which, revision, values: { amount } })),
    );
    expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { amount } = (await ask(showRecord, which)).record.values;
    expect((await ask(memberCard, { app, member })).points).toBe(50 + Number(amount));
  });
});

describe('a frozen member', () => {
  it('neither checks in nor has points set aside, and is quoted nothing', async () => {
    const member = await join();
    const me = memberActor({ id: member, workspaceId: owner.workspaceId });
    const quoted = async () =>
      (await ask(quotePoints, { app, form: 'order', values: { member, amount: 10 } })).points.map(
        ({ points }) => points,
      );
    expect(await quoted()).toEqual([10]);
    await run(freezeMember, { memberId: member, frozen: true });
    expect(await quoted()).toEqual([]);
    const hold = { app, member, points: 5, key: `frozen ${member}` };
    await expect(run(holdPoints, hold)).rejects.toMatchObject({ code: 'members.frozen' });
    await expect(run(checkIn, { app }, me)).rejects.toMatchObject({ code: 'members.frozen' });
    await run(freezeMember, { memberId: member, frozen: false });
    await run(holdPoints, hold);
    await run(checkIn, { app }, me);
  });
});

describe('a check-in', () => {
  it('counts once a day of the company’s zone', async () => {
    const me = memberActor({ id: await join(), workspaceId: owner.workspaceId });
    const times: readonly [string, string][] = [
      ['2026-03-01T15:59:59.999Z', 'counts'],
      ['2026-03-01T16:00:00.000Z', 'counts'],
      ['2026-03-01T23:59:59.999Z', 'members.checkedIn'],
      ['2026-03-02T00:00:00.000Z', 'members.checkedIn'],
      ['2026-03-02T15:59:59.999Z', 'members.checkedIn'],
      ['2026-03-02T16:00:00.000Z', 'counts'],
    ];
    const said: [string, string][] = [];
    for (const [at] of times) {
      clock.now = Date.parse(at);
      const outcome = await run(checkIn, { app }, me).then(
        () => 'counts',
        (fault) => String(fault.code),
      );
      said.push([at, outcome]);
    }
    expect(said).toEqual(times);
  });
});

/** Each visit brings ten points when it is recorded, twenty by a step of its flow and five by its good end; points earned lift the tier. */
async function visitsApp(windowMonths: number | null, refundPolicy = 'debt'): Promise<string> {
  const title = words('到访', '到訪', 'Visits');
  const rule = (key: string, event: string, points: number) => ({
    key,
    title,
    form: 'visit',
    event,
    effect: { type: 'earnFixed', points },
  });
  const tier = (key: string, threshold: number) => ({
    key,
    name: words(key, key, key),
    color: '#6b7480',
    threshold,
  });
  const { key } = await run(createApp, { title, key: 'visits' });
  const define = (kind: string, name: string, body: object) =>
    run(createDefinition, { app: key, kind, key: name, body: body as never });
  await define('form', 'member', {
    title,
    purpose: 'member',
    bindings: { cardNumber: 'card' },
    recordTitle: '{card}',
    fields: [{ id: 'card', type: 'text', title, required: true, unique: true }],
  });
  await define('form', 'visit', {
    title,
    purpose: 'purchase',
    bindings: { member: 'member', amount: 'amount' },
    fields: [
      { id: 'member', type: 'member', title, required: true },
      { id: 'amount', type: 'money', title },
      { id: 'note', type: 'text', title },
    ],
  });
  await define('form', 'refund', {
    title,
    purpose: 'refund',
    bindings: { order: 'visit', amount: 'amount' },
    fields: [
      { id: 'visit', type: 'record', title, required: true, settings: { form: 'visit', shown: [] } },
      { id: 'amount', type: 'money', title },
    ],
  });
  await define('flow', 'thanks', {
    title,
    form: 'visit',
    nodes: [
      { id: 'start', type: 'start', title },
      { id: 'gift', type: 'points', title, config: { action: 'earn', points: 20 } },
      { id: 'seal', type: 'record', title, config: { set: { note: 'sealed' } } },
      { id: 'end', type: 'end', title },
    ],
    edges: [
      { id: 'e1', from: 'start', to: 'gift' },
      { id: 'e2', from: 'gift', to: 'seal' },
      { id: 'e3', from: 'seal', to: 'end' },
    ],
  });
  await define('program', 'points', {
    title,
    currency: { code: 'points', name: title, unit: title },
    effectiveFrom: '2026-01-01',
    validity: { kind: 'months', months: 12 },
    refundPolicy,
    rules: [
      rule('came', 'created', 10),
      rule('stayed', 'flowFinished', 5),
      { key: 'undone', title, form: 'refund', event: 'created', effect: { type: 'reverse', order: 'visit' } },
    ],
    tiers: [tier('silver', 30), tier('gold', 60)],
    tierBasis: { measure: 'earned', windowMonths },
  });
  await run(publishApp, { app: key });
  return key;
}

describe('points that a record brings after it was made', () => {
  it.each([null, 12])(
    'stay through edits, go to the bin and come back, and lift the tier (window %s)',
    async (window) => {
      const visits = await visitsApp(window);
      const made = await run(createRecord, { app: visits, form: 'member', values: { card: `V${window}` } });
      const member = made.record.memberId ?? '';
      const visit = async () => (await run(createRecord, { app: visits, form: 'visit', values: { member } })).record.id;
      const first = { app: visits, form: 'visit', id: await visit() };
      expect(await stands(member, visits)).toBe('35 silver');
      const { record } = await ask(showRecord, first);
      expect(record.values.note).toBe('sealed');
      await run(changeRecord, { ...first, revision: record.revision, values: { note: 'read' } });
      expect(await stands(member, visits)).toBe('35 silver');
      const second = { ...first, id: await visit() };
      expect(await stands(member, visits)).toBe('70 gold');
      await run(binRecord, second);
      expect(await stands(member, visits)).toBe('35 silver');
      await run(restoreRecord, second);
      expect(await stands(member, visits)).toBe('70 gold');
      const values = { visit: first.id };
      const refund = { app: visits, form: 'refund', id: '' };
      refund.id = (await run(createRecord, { app: visits, form: 'refund', values })).record.id;
      expect(await stands(member, visits)).toBe('35 silver');
      await run(binRecord, first);
      expect(await stands(member, visits)).toBe('35 silver');
      await run(restoreRecord, first);
      expect(await stands(member, visits)).toBe('35 silver');
      await run(binRecord, refund);
      expect(await stands(member, visits)).toBe('70 gold');
      await run(restoreRecord, refund);
      expect(await stands(member, visits)).toBe('35 silver');
      await run(binRecord, first);
      await run(binRecord, second);
      expect(await stands(member, visits)).toBe('0 none');
    },
  );

  it.each([null, 12])('count no more for the tier when a program takes them back (window %s)', async (window) => {
    const visits = await visitsApp(window);
    const made = await run(createRecord, { app: visits, form: 'member', values: { card: `R${window}` } });
    const member = made.record.memberId ?? '';
    const values = { member, amount: 100 };
    const visit = async () => (await run(createRecord, { app: visits, form: 'visit', values })).record.id;
    const first = { app: visits, form: 'visit', id: await visit() };
    await visit();
    const measured = async () => {
      const at = { workspaceId: owner.workspaceId, memberId: member };
      return `${(await store.read((tx) => standingOf(tx, at)))?.measure} ${await stands(member, visits)}`;
    };
    const reverse = (amount: number | undefined, key: string) => run(reversePoints, { record: first.id, amount, key });
    expect(await measured()).toBe('70 70 gold');
    // Two fifths of 10, 20 and 5.
    await reverse(40, 'a');
    expect(await measured()).toBe('56 56 silver');
    await reverse(40, 'a');
    expect(await measured()).toBe('56 56 silver');
    const { revision } = (await ask(showRecord, first)).record;
    await run(changeRecord, { ...first, revision, values: { note: 'read' } });
    expect(await measured()).toBe('56 56 silver');
    await run(binRecord, first);
    expect(await measured()).toBe('35 35 silver');
    await run(restoreRecord, first);
    expect(await measured()).toBe('56 56 silver');
    await run(createRecord, { app: visits, form: 'refund', values: { visit: first.id } });
    expect(await measured()).toBe('35 35 silver');
    await reverse(undefined, 'nothing is left');
    expect(await measured()).toBe('35 35 silver');
    await run(binRecord, first);
    expect(await measured()).toBe('35 35 silver');
  });

  it.each(['debt', 'forgive', 'cash'])(
    'are neither more nor less after the bin when they were spent (%s)',
    async (policy) => {
      const visits = await visitsApp(null, policy);
      const made = await run(createRecord, { app: visits, form: 'member', values: { card: `P${policy}` } });
      const member = made.record.memberId ?? '';
      const { record } = await run(createRecord, { app: visits, form: 'visit', values: { member } });
      await run(createRecord, { app: visits, form: 'visit', values: { member } });
      const hold = { app: visits, member, points: 50, key: `all but twenty ${policy}` };
      await run(postHeldPoints, { hold: (await run(holdPoints, hold)).holdId });
      const which = { app: visits, form: 'visit', id: record.id };
      for (const _ of ['once', 'twice']) {
        await run(binRecord, which);
        expect(await stands(member, visits)).toBe(`${policy === 'debt' ? -15 : 0} silver`);
        await run(restoreRecord, which);
        expect(await stands(member, visits)).toBe('20 gold');
      }
    },
  );
});

afterAll(async () => {
  expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
});
