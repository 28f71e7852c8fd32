import { describe, expect, it } from 'vitest';
import { addOrgUnit } from '@/engine/commands/add-org-unit';
import { createRecord } from '@/engine/commands/create-record';
import { BULK, cancelBulk, startBulk } from '@/engine/commands/start-bulk';
import { workBulk } from '@/engine/commands/work-bulk';
import type { Actor } from '@/engine/kernel/actor';
import { bulkStatus, listBulk } from '@/engine/reads/bulk-status';
import { memberBalance } from '@/engine/reads/member-card';
import { queryRecords } from '@/engine/reads/query-records';
import { cafeCompany } from '../../world/company';

const company = await cafeCompany();
const { store, owner, run, ask, app, orgUnitId } = company;
const orders = { app, form: 'order' };

const { record: wang } = await run(createRecord, {
  app,
  form: 'member',
  values: { name: 'Wang', phone: '13800000001', consent: true },
});
const member = wang.memberId ?? '';
const points = async () => (await ask(memberBalance, { app, member })).points;
const amountOver = (value: number) => ({ field: 'amount', op: 'gt', value });

async function order(amount: number, store?: string) {
  return (await run(createRecord, { ...orders, values: { member, amount, ...(store && { store }) } })).record;
}

async function work(id: string) {
  await workBulk(store, { id: 'job', workspaceId: owner.workspaceId, kind: BULK, payload: { run: id }, attempts: 1 });
  return (await ask(bulkStatus, { id })).run;
}

describe('a bulk action', () => {
  it('on a few records is done at once, each on its own, and says which were left and why', async () => {
    const [one, two] = [await order(30), await order(40)];
    const before = await points();
    const ids = [one.id, two.id, '0'.repeat(26)];
    const { run: made } = await run(startBulk, { ...orders, action: { do: 'bin' }, pick: { ids } });
    expect(made).toMatchObject({ status: 'done', total: 3, position: 3, changed: 2, refused: 1 });
    expect(made.left).toMatchObject([{ id: '0'.repeat(26), problems: [{ code: 'records.unknown' }] }]);
    expect(await points()).toBe(before - 70);
    const back = await run(startBulk, { ...orders, action: { do: 'restore' }, pick: { ids: [one.id, two.id] } });
    expect(back.run).toMatchObject({ changed: 2, refused: 0 });
    expect(await points()).toBe(before);
  });

  it('sets a field through the same checks and corrections as an edit', async () => {
    const { id } = await order(50);
    const before = await points();
    const set = (amount: unknown) =>
      run(startBulk, { ...orders, action: { do: 'set', values: { amount } }, pick: { ids: [id] } });
    expect((await set(-1)).run).toMatchObject({ changed: 0, refused: 1, left: [{ problems: [{ path: '/amount' }] }] });
    expect((await set(80)).run).toMatchObject({ changed: 1 });
    expect(await points()).toBe(before + 30);
    expect((await set(80)).run).toMatchObject({ changed: 0, unchanged: 1 });
    await expect(
      run(startBulk, { ...orders, action: { do: 'set', values: { nothing: 1 } }, pick: { ids: [id] } }),
    ).rejects.toMatchObject({ code: 'records.unknownField' });
  });

  it('on everything a filter finds runs in the background, once, and leaves later records alone', async () => {
    const made = [];
    for (let at = 0; at < 120; at += 1) made.push(await order(1_000 + at));
    const pick = { where: amountOver(999) };
    const { run: begun } = await run(startBulk, { ...orders, action: { do: 'bin' }, pick });
    expect(begun).toMatchObject({ status: 'running', total: 120, position: 0 });
    expect((await ask(listBulk, orders)).runs[0]?.id).toBe(begun.id);
    const late = await order(5_000);
    expect(await work(begun.id)).toMatchObject({ status: 'done', position: 120, changed: 120, refused: 0 });
    const left = await ask(queryRecords, { ...orders, where: amountOver(999) });
    expect(left.records.map(({ id }) => id)).toEqual([late.id]);
    expect(await work(begun.id)).toMatchObject({ changed: 120 });
    const { run: back } = await run(startBulk, { ...orders, action: { do: 'restore' }, pick });
    expect(await work(back.id)).toMatchObject({ changed: 120 });
  });

  it('can be stopped, and is nobody else’s business', async () => {
    const pick = { where: amountOver(999) };
    const { run: begun } = await run(startBulk, { ...orders, action: { do: 'bin' }, pick });
    const other: Actor = { ...owner, id: '1'.repeat(26) };
    await expect(ask(bulkStatus, { id: begun.id }, other)).rejects.toMatchObject({ code: 'records.unknownBulk' });
    await run(cancelBulk, { id: begun.id });
    await expect(run(cancelBulk, { id: begun.id })).rejects.toMatchObject({ code: 'records.bulkOver' });
    expect(await work(begun.id)).toMatchObject({ status: 'cancelled', changed: 0 });
  });

  it('reaches no further than whoever asks', async () => {
    const shop = await run(addOrgUnit, { parentId: orgUnitId, kind: 'store', name: 'South' });
    const mine = await order(7_000, shop.id);
    const foreign = await order(7_001);
    const manager: Actor = { ...owner, id: '2'.repeat(26), grants: [{ role: 'manager', orgUnitId: shop.id }] };
    const all = { action: { do: 'bin' }, pick: { where: amountOver(6_999) } };
    expect((await run(startBulk, { ...orders, ...all }, manager)).run).toMatchObject({ total: 1, changed: 1 });
    const named = { action: { do: 'bin' }, pick: { ids: [foreign.id] } };
    expect((await run(startBulk, { ...orders, ...named }, manager)).run).toMatchObject({ changed: 0, refused: 1 });
    // Sees all stores, and takes away from one.
    const both: Actor = { ...manager, grants: [...manager.grants, { role: 'clerk', orgUnitId: null }] };
    const second = await order(7_002, shop.id);
    const reached = (await run(startBulk, { ...orders, ...all }, both)).run;
    expect(reached).toMatchObject({ total: 1, changed: 1, refused: 0 });
    const binned = await ask(queryRecords, { ...orders, binned: true });
    expect(binned.records.map(({ id }) => id)).toEqual([second.id, mine.id]);
    const clerk: Actor = { ...owner, grants: [{ role: 'clerk', orgUnitId: null }] };
    await expect(run(startBulk, { ...orders, ...named }, clerk)).rejects.toMatchObject({ code: 'permissions.denied' });
  });
});
