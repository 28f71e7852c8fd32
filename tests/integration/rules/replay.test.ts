import { describe, expect, it } from 'vitest';
import { binRecord } from '@/engine/commands/bin-record';
import { createRecord } from '@/engine/commands/create-record';
import { createRecords } from '@/engine/commands/create-records';
import { editDraft } from '@/engine/commands/edit-draft';
import type { Actor } from '@/engine/kernel/actor';
import { memberBalance } from '@/engine/reads/member-card';
import { replayProgram } from '@/engine/reads/replay-program';
import { reviewDraft } from '@/engine/reads/review-draft';
import { showDraft } from '@/engine/reads/show-draft';
import { cafeCompany } from '../../world/company';
import { notesApp } from '../../world/notes-form';
import { testClock } from '../../world/store';
import { shop } from '../../world/two-stores';

const DAY = 86_400_000;
const clock = testClock(Date.UTC(2026, 2, 1, 4));
const company = await cafeCompany({ clock });
const { run, ask, app, owner } = company;

async function register(name: string, phone: string): Promise<string> {
  const made = await run(createRecord, { app, form: 'member', values: { name, phone, consent: true } });
  return made.record.memberId!;
}

function buy(member: string, amount: number) {
  return run(createRecord, { app, form: 'order', values: { member, amount } });
}

async function editProgram(...edits: unknown[]) {
  const { id, revision } = await ask(showDraft, { app, kind: 'program', key: 'points' });
  await run(editDraft, { id, revision, edits });
}

const changePurchase = (set: Record<string, unknown>, unset: readonly string[] = []) => ({
  do: 'change-part',
  list: 'rules',
  key: 'purchase',
  set,
  unset,
});

describe('trying the draft on what has happened', () => {
  const spent = new Map<string, number[]>();

  it('gives for the draft as it is what the ledger really gave', async () => {
    const ann = await register('Ann', '13900000001');
    await buy(ann, 999);
    clock.tick(100 * DAY);
    for (const [name, phone, amounts] of [
      ['Ben', '13900000002', [12.9, 300, 88.8]],
      ['Cai', '13900000003', [45, 5.5]],
      ['Dan', '13900000004', [700]],
    ] as const) {
      const member = await register(name, phone);
      for (const amount of amounts) await buy(member, amount);
      spent.set(member, [...amounts]);
    }
    await buy(ann, 20);
    spent.set(ann, [20]);
    const report = await ask(replayProgram, { app });
    const members = [...spent.keys()];
    const balances = await Promise.all(members.map((member) => ask(memberBalance, { app, member })));
    const granted = balances.reduce((sum, balance) => sum + balance.points, 0);
    // Ann's first order and her welcome gift lie before the last 90 days.
    expect(report.draft.points).toBe(granted - 999 - 50);
    expect(report.live).toEqual(report.draft);
    expect(report.changed).toEqual({ more: 0, less: 0, largest: [] });
    expect(report).toMatchObject({ complete: true, events: 3 + 7, draft: { members: 4 } });
  });

  it('shows what a change would give, to whom, and what it costs', async () => {
    await editProgram(changePurchase({ effect: { type: 'earnPerAmount', points: 3, per: 2, field: 'amount' } }));
    const report = await ask(replayProgram, { app });
    const now = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + Math.floor(amount), 0);
    const then = (amounts: readonly number[]) =>
      amounts.reduce((sum, amount) => sum + Math.floor(Math.round(amount * 30) / 20), 0);
    const all = (of: typeof now) => [...spent.values()].reduce((sum, amounts) => sum + of(amounts), 0);
    // Three of the four joined within the last 90 days and got their 50.
    expect(report.draft.points).toBe(all(then) + 150);
    expect(report.live?.points).toBe(all(now) + 150);
    expect(report.draft.cost).toBeCloseTo(report.draft.points * 0.05, 2);
    expect(report.changed).toMatchObject({ more: 4, less: 0 });
    expect(report.changed.largest[0]).toMatchObject({ name: 'Dan', draft: then([700]) + 50, live: 700 + 50 });
    expect(report.top.map(({ name }) => name)).toEqual(['Dan', 'Ben', 'Cai', 'Ann']);
  });

  it('counts a daily cap over the orders of a day, and forgets what is in the bin', async () => {
    await editProgram(changePurchase({ cap: { points: 310, per: 'day' } }));
    const report = await ask(replayProgram, { app, days: 5 });
    const capped = [...spent.values()].map((amounts) =>
      Math.min(
        310,
        amounts.reduce((sum, amount) => sum + Math.floor(Math.round(amount * 30) / 20), 0),
      ),
    );
    expect(report.draft.points).toBe(capped.reduce((sum, points) => sum + points, 0) + 150);
    const { record } = await buy(await register('Eva', '13900000005'), 100);
    const before = await ask(replayProgram, { app, days: 5 });
    expect(before.draft.points).toBe(report.draft.points + 150 + 50);
    await run(binRecord, { app, form: 'order', id: record.id });
    expect((await ask(replayProgram, { app, days: 5 })).draft.points).toBe(report.draft.points + 50);
  });

  it('takes back what was refunded', async () => {
    const before = await ask(replayProgram, { app, days: 5 });
    const member = await register('Fei', '13900000006');
    const { record } = await buy(member, 100);
    clock.tick(60_000);
    await run(createRecord, { app, form: 'refund', values: { order: record.id, amount: 40 } });
    const after = await ask(replayProgram, { app, days: 5 });
    expect(after.draft.points - before.draft.points).toBe(50 + 150 - 60);
    expect((after.live?.points ?? 0) - (before.live?.points ?? 0)).toBe(50 + 100 - 40);
  });

  // The other database is asked over a socket anyway, and takes long to fill.
  it.skipIf(process.env.TEST_DATABASE === 'postgres')('lets others have their turn between the pages', async () => {
    const member = await register('Gao', '13900000007');
    const values = Array.from({ length: 210 }, () => ({ member, amount: 1 }));
    await run(createRecords, { app, form: 'order', records: values.map((one) => ({ values: one })) });
    let turns = 0;
    const other = setInterval(() => {
      turns += 1;
    }, 0);
    await ask(replayProgram, { app });
    clearInterval(other);
    expect(turns).toBeGreaterThanOrEqual(2);
  });

  it('books nothing and names the rules it cannot count', async () => {
    const [member = ''] = spent.keys();
    const before = await ask(memberBalance, { app, member });
    const part = {
      key: 'edited',
      title: { en: 'Edited' },
      form: 'order',
      event: 'updated',
      effect: { type: 'earnFixed', points: 7 },
    };
    await editProgram({ do: 'add-part', list: 'rules', part });
    const report = await ask(replayProgram, { app });
    expect(report.leftOut).toEqual([{ rule: 'edited', title: { en: 'Edited' } }]);
    expect(await ask(memberBalance, { app, member })).toEqual(before);
  });
});

describe('the review before publishing', () => {
  it('calls what a condition picks by the names its reader may know', async () => {
    const { unit } = await shop(company, 'Pond');
    await editProgram(changePurchase({ when: { field: 'store', op: 'eq', value: unit } }));
    const told = async (actor = owner) =>
      JSON.stringify((await ask(reviewDraft, { app }, actor)).definitions.flatMap(({ sentences }) => sentences));
    expect(await told()).toContain('"Pond"');
    expect(await told()).toContain('"en":"Store"');
    expect(await told()).not.toContain(unit);
    const stranger: Actor = { ...owner, kind: 'key', grants: [{ role: 'scope:definitions:read', orgUnitId: null }] };
    expect(await told(stranger)).not.toContain('Pond');
    await editProgram(changePurchase({}, ['when']));
  });
});

describe('a replay is refused', () => {
  it('to who does not build', async () => {
    const clerk = { ...owner, grants: [{ role: 'clerk', orgUnitId: null }] } as const;
    await expect(ask(replayProgram, { app }, clerk)).rejects.toMatchObject({ code: 'permissions.denied' });
  });

  it('further back than is kept bounded', async () => {
    await expect(ask(replayProgram, { app, days: 5_000 })).rejects.toMatchObject({ code: 'api.invalidInput' });
  });

  it('while the draft has errors', async () => {
    await editProgram(changePurchase({ effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'gone' } }));
    await expect(ask(replayProgram, { app })).rejects.toMatchObject({ code: 'rules.draftUnsound' });
  });
});

it('of an app without a program says so', async () => {
  await expect(ask(replayProgram, { app: await notesApp(company) })).rejects.toMatchObject({ code: 'apps.noProgram' });
});
