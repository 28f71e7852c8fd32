import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ptJournal } from '@/drizzle/tables/ledger';
import { member } from '@/drizzle/tables/members';
import { changeRecord } from '@/engine/commands/change-record';
import { createRecord } from '@/engine/commands/create-record';
import { workNight } from '@/engine/commands/work-night';
import { startOfDay } from '@/engine/kernel/local-time';
import { listMembers } from '@/engine/reads/list-members';
import { cdShop } from '../../world/cd-shop';
import { cafeCompany } from '../../world/company';

const ZONE = 'Asia/Shanghai';
const company = await cafeCompany();
const { run, ask, owner, store, clock } = company;
const title = { en: 'Purchases' };
const app = await cdShop(company, {
  validity: { kind: 'days', days: 30 },
  tierBasis: { measure: 'spend', windowMonths: 1 },
  rules: [
    {
      key: 'purchase',
      title,
      form: 'purchase',
      event: 'created',
      pendingDays: 7,
      effect: { type: 'earnPerAmount', points: 1, per: 1, field: 'amount' },
    },
  ],
});

/** Lines such as `2026-01-15 buy a 60`, each beside what the shop knows of its customer after it. */
type Line = readonly [line: string, after: string];

async function play(card: string, knows: (id: string) => Promise<string>, lines: readonly Line[]): Promise<void> {
  const customer = (await run(createRecord, { app, form: 'member', values: { card } })).record.memberId ?? '';
  const orders = new Map<string, string>();
  const told: string[] = [];
  for (const [line] of lines) {
    const [day = '', verb, name = '', amount] = line.split(' ');
    clock.now = startOfDay(day, ZONE) + (verb === 'night' ? 5 * 60_000 : 0);
    const which = { app, form: 'purchase', id: orders.get(name) };
    if (verb === 'buy') {
      const values = { member: customer, bought_on: day, amount: Number(amount) };
      orders.set(name, (await run(createRecord, { app, form: 'purchase', values })).record.id);
    }
    if (verb === 'change') await run(changeRecord, { ...which, revision: 1, values: { amount: Number(amount) } });
    if (verb === 'night') {
      const { workspaceId } = owner;
      await workNight(store, { id: 'night', workspaceId, kind: 'night', payload: {}, attempts: 1 });
    }
    told.push(`${line} → ${await knows(customer)}`);
  }
  expect(told).toEqual(lines.map(([line, after]) => `${line} → ${after}`));
}

async function tierOf(id: string): Promise<string> {
  const [found] = await store.db.select({ tier: member.tierKey }).from(member).where(eq(member.id, id));
  return found?.tier ?? 'none';
}

async function booksOf(id: string): Promise<string> {
  const rows = await store.db
    .select({ kind: ptJournal.kind })
    .from(ptJournal)
    .where(eq(ptJournal.memberId, id))
    .orderBy(asc(ptJournal.id));
  const shown = (await ask(listMembers, { app })).members.find((one) => one.id === id)?.points;
  return `${shown} ${rows.map(({ kind }) => kind).join(' ')}`;
}

describe('a night', () => {
  it('judges tiers by what was spent in the last month', async () => {
    await play('W1', tierOf, [
      ['2026-01-15 buy a 60', 'bronze'],
      ['2026-01-20 buy b 60', 'silver'],
      ['2026-01-21 change b 45', 'silver'],
      ['2026-02-14 night', 'silver'],
      ['2026-02-15 night', 'bronze'],
      ['2026-02-16 buy c 460', 'gold'],
      ['2026-02-19 night', 'gold'],
      ['2026-02-20 night', 'silver'],
    ]);
  });

  it('makes points usable when they have waited, and lets them go after their last day', async () => {
    await play('W2', booksOf, [
      ['2026-03-01 buy a 80', '0 grant'],
      ['2026-03-07 night', '0 grant'],
      ['2026-03-08 look', '80 grant'],
      ['2026-03-08 night', '80 grant activate'],
      ['2026-04-07 night', '80 grant activate'],
      ['2026-04-08 look', '0 grant activate'],
      ['2026-04-08 night', '0 grant activate expire'],
      ['2026-04-09 night', '0 grant activate expire'],
    ]);
  });
});
