import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createRecord } from '@/engine/commands/create-record';
import { editDraft } from '@/engine/commands/edit-draft';
import { eraseMember } from '@/engine/commands/erase-member';
import { freezeMember } from '@/engine/commands/freeze-member';
import { adjustPoints } from '@/engine/commands/points-by-hand';
import { publishApp } from '@/engine/commands/publish-app';
import { NIGHT, nextNight } from '@/engine/commands/steps/schedule-night';
import { workNight } from '@/engine/commands/work-night';
import { instantOf, wallTime } from '@/engine/kernel/local-time';
import type { Locale } from '@/engine/kernel/text';
import { setHalted } from '@/engine/ledger/halted';
import { updateMember } from '@/engine/members/store/members';
import { listDefinitions } from '@/engine/reads/list-definitions';
import { listMessages } from '@/engine/reads/list-messages';
import type { Store } from '@/lib/db/types';
import { startWorker } from '@/lib/jobs/worker';
import { SEND_MESSAGE } from '@/lib/messaging/message';
import { handleSendMessage } from '@/lib/messaging/send-message';
import { type Company, cafeCompany } from '../../world/company';

const ZONE = 'Asia/Shanghai';
const at = (date: string, hour: number) => instantOf({ date, hour, minute: 5, second: 0, millisecond: 0 }, ZONE);

let phones = 13_900_000_000;
async function member({ run, app, store, owner }: Company, locale: Locale = 'zh-CN') {
  const phone = String(phones++);
  const { record } = await run(createRecord, { app, form: 'member', values: { name: 'Li', phone, consent: true } });
  const id = record.memberId ?? '';
  const { workspaceId } = owner;
  await store.write((tx) => updateMember(tx, { id, workspaceId }, { locale }));
  return { id, phone };
}

let gifts = 0;
function give({ run, app }: Company, to: { readonly id: string }, gift: { points: number; goodThrough?: string }) {
  return run(adjustPoints, { app, member: to.id, reason: 'a gift', key: `gift-${gifts++}`, ...gift });
}

/** A company whose worker does the nights and keeps every letter, as the demo does. */
async function nightly() {
  const company = await cafeCompany();
  const { store, clock, ask } = company;
  const errors: unknown[] = [];
  const worker = startWorker(store, {
    handlers: {
      [NIGHT]: workNight,
      [SEND_MESSAGE]: handleSendMessage({ development: true, publicUrl: 'https://club.example' }),
    },
    onError: (error) => errors.push(error),
    every: 3_600_000,
  });
  afterAll(async () => {
    await worker.stop();
    expect(errors).toEqual([]);
  });
  return {
    ...company,
    errors,
    drain: () => worker.drain(),
    /** Every night up to the one in which this day begins. */
    nightsUntil: async (day: string) => {
      while (wallTime(clock.now, ZONE).date < day) {
        clock.now = nextNight(clock.now, ZONE);
        await worker.drain();
      }
    },
    /** What the owner reads in the log of messages: day, phone and text, oldest first. */
    letters: async () => {
      const { messages } = await ask(listMessages, {});
      return messages.map((one) => [wallTime(one.createdAt, ZONE).date, one.recipient.slice(3), one.text]).reverse();
    },
  };
}

describe('a reminder of points that expire', () => {
  it('comes thirty days and seven days before, once, in the language of the member', async () => {
    const cafe = await nightly();
    const { run, drain, nightsUntil, letters, clock, store, owner } = cafe;
    const [wang, ann] = [await member(cafe), await member(cafe, 'en')];
    const [frozen, erased, spent] = [await member(cafe), await member(cafe), await member(cafe)];
    for (const each of [frozen, erased, spent]) await give(cafe, each, { points: 90, goodThrough: '2026-03-01' });
    for (const [points, day] of [
      [100, '2026-03-01'],
      [20, '2026-03-01'],
      [40, '2026-03-05'],
    ] as const)
      await give(cafe, wang, { points, goodThrough: day });
    await give(cafe, ann, { points: 70, goodThrough: '2026-03-01' });
    await give(cafe, spent, { points: -90 });
    await run(freezeMember, { memberId: frozen.id, frozen: true });
    await run(eraseMember, { member: erased.id, reason: 'asked for it' });

    await nightsUntil('2026-01-30');
    // The same night again, by day.
    clock.now = at('2026-01-30', 12);
    await workNight(store, { id: 'night', workspaceId: owner.workspaceId, kind: NIGHT, payload: {}, attempts: 1 });
    await drain();
    await nightsUntil('2026-03-10');

    const link = 'https://club.example/m/cafe/points';
    const toWang = (points: number, date: string, days: number) =>
      `您有 ${points} 分将于 ${date} 到期（还有 ${days} 天）。查看：${link}`;
    const toAnn = (days: number) => `70 points will expire after Mar 1, 2026 (${days} days left). See ${link}`;
    expect(await letters()).toEqual([
      ['2026-01-30', wang.phone, toWang(120, '2026年3月1日', 30)],
      ['2026-01-30', ann.phone, toAnn(30)],
      ['2026-02-03', wang.phone, toWang(40, '2026年3月5日', 30)],
      ['2026-02-22', wang.phone, toWang(120, '2026年3月1日', 7)],
      ['2026-02-22', ann.phone, toAnn(7)],
      ['2026-02-26', wang.phone, toWang(40, '2026年3月5日', 7)],
    ]);
  });

  it('is made up for after nights without a server, with one letter where two were due', async () => {
    const cafe = await nightly();
    const { drain, nightsUntil, letters, clock } = cafe;
    const [early, late] = [await member(cafe), await member(cafe)];
    await give(cafe, early, { points: 60, goodThrough: '2026-03-01' });
    await give(cafe, late, { points: 80, goodThrough: '2026-04-01' });
    await nightsUntil('2026-01-29');
    clock.now = at('2026-02-01', 9);
    await drain();
    await nightsUntil('2026-02-20');
    clock.now = at('2026-03-31', 9);
    await drain();
    await nightsUntil('2026-04-03');
    expect((await letters()).map(([day, phone, text]) => [day, phone, /\d+ 天/.exec(text ?? '')?.[0]])).toEqual([
      ['2026-02-01', early.phone, '28 天'],
      ['2026-03-31', late.phone, '1 天'],
    ]);
  });

  it('waits, like the whole night, while the books do not add up', async () => {
    const cafe = await nightly();
    const { drain, nightsUntil, letters, clock, owner } = cafe;
    const li = await member(cafe);
    await give(cafe, li, { points: 60, goodThrough: '2026-03-01' });
    await nightsUntil('2026-01-29');
    setHalted([owner.workspaceId]);
    // Far longer than a job that fails would be tried again.
    for (let hour = 0; hour < 40; hour++) {
      clock.tick(3_600_000);
      await drain();
    }
    expect(await letters()).toEqual([]);
    setHalted([]);
    clock.tick(3_600_000);
    await drain();
    expect(await letters()).toHaveLength(1);
    expect(cafe.errors).toEqual([]);
  });
});

describe('a night', () => {
  it('activates, judges tiers, expires, and judges them again', async () => {
    const company = await cafeCompany();
    const { run, ask, app, store, clock, owner } = company;
    const { definitions } = await ask(listDefinitions, { app, kind: 'program' });
    const [program] = definitions;
    if (!program) throw new Error('the template has a program');
    const edits = [
      { do: 'change-program', set: { tierBasis: { measure: 'spend', windowMonths: 1 } } },
      { do: 'change-part', list: 'rules', key: 'check_in', set: { pendingDays: 31 } },
    ];
    await run(editDraft, { id: program.id, revision: program.revision, edits });
    await run(publishApp, { app });
    const buys = async (who: { readonly id: string }) =>
      run(createRecord, { app, form: 'order', values: { member: who.id, amount: 2_500 } });
    const [first, second] = [await member(company), await member(company)];
    await run(createRecord, { app, form: 'check_in', values: { member: first.id } });
    await give(company, first, { points: 30, goodThrough: '2026-02-14' });
    await buys(first);
    clock.now = at('2026-01-16', 12);
    await buys(second);

    // As soon as points have expired a day goes by: it takes the order of the sixteenth out of the month that counts.
    const expired = async () =>
      Number((await store.db.values(sql`select count(*) from pt_journal where kind = 'expire'`))[0]?.[0]) > 0;
    let passed = false;
    const hurried: Store = {
      ...store,
      write: async (body) => {
        const done = await store.write(body);
        if (!passed && (await expired())) {
          passed = true;
          clock.now = at('2026-02-16', 0);
        }
        return done;
      },
    };
    clock.now = at('2026-02-15', 0);
    const { workspaceId } = owner;
    await workNight(hurried, { id: 'night', workspaceId, kind: NIGHT, payload: {}, attempts: 1 });

    const done = await store.db.values<[string, string, string]>(sql`
      select id, kind as what, member_id as who from pt_journal where kind in ('activate', 'expire')
      union all select id, direction as what, member_id as who from tier_change where direction = 'down'
      order by id`);
    expect(done.map(([, what, who]) => [what, who])).toEqual([
      ['activate', first.id],
      ['down', first.id],
      ['expire', first.id],
      ['down', second.id],
    ]);
  });
});
