import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { createRecord } from '@/engine/commands/create-record';
import { adjustPoints } from '@/engine/commands/points-by-hand';
import { checkLedgers, heedHalts } from '@/engine/ledger/check-ledgers';
import { setHalted } from '@/engine/ledger/halted';
import { ledgerState } from '@/engine/reads/ledger-state';
import { memberBalance } from '@/engine/reads/member-card';
import { cafeCompany } from '../../world/company';
import { testStore } from '../../world/store';

const given = await testStore();
const { store } = given;
const broken = await cafeCompany({ store: given });
const whole = await cafeCompany({ store: given });
afterAll(() => setHalted([]));

async function memberOf({ run, app }: typeof broken): Promise<string> {
  const values = { name: 'Wang', phone: '13800000001', consent: true };
  const { record } = await run(createRecord, { app, form: 'member', values });
  return record.memberId ?? '';
}

let gifts = 0;
function gift({ run, app }: typeof broken, member: string) {
  gifts += 1;
  return run(adjustPoints, { app, member, points: 5, reason: 'a gift', key: `gift-${gifts}` });
}

async function tamper(member: string, by: number): Promise<void> {
  await store.write((tx) =>
    tx.db.run(sql`update pt_account set balance = balance + ${by} where member_id = ${member} and kind = 'available'`),
  );
}

it('stops writing to the one ledger that does not add up, says so, and opens it when it is right again', async () => {
  const [wang, li] = [await memberOf(broken), await memberOf(whole)];
  expect((await checkLedgers(store)).broken).toBe(0);
  await heedHalts(store);
  expect(await broken.ask(ledgerState, {})).toEqual({ halted: null });
  await gift(broken, wang);

  await tamper(wang, 1);
  expect((await checkLedgers(store)).broken).toBeGreaterThan(0);
  await heedHalts(store);
  const state = await broken.ask(ledgerState, {});
  expect(state.halted?.laws).toContain('balanceIsSumOfEntries');
  await expect(gift(broken, wang)).rejects.toMatchObject({ kind: 'unavailable', code: 'ledger.halted' });
  const order = { app: broken.app, form: 'order', values: { member: wang, amount: 50 } };
  await expect(broken.run(createRecord, order)).rejects.toMatchObject({ code: 'ledger.halted' });
  // Looking goes on, and so does everybody else's business.
  await broken.ask(memberBalance, { app: broken.app, member: wang });
  await gift(whole, li);
  expect(await whole.ask(ledgerState, {})).toEqual({ halted: null });

  const since = state.halted?.since;
  given.clock.tick(60_000);
  await checkLedgers(store);
  expect((await broken.ask(ledgerState, {})).halted?.since).toBe(since);

  await tamper(wang, -1);
  expect((await checkLedgers(store)).broken).toBe(0);
  await heedHalts(store);
  expect(await broken.ask(ledgerState, {})).toEqual({ halted: null });
  await gift(broken, wang);
});
