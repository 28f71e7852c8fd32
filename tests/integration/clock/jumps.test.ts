import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createRecord } from '@/engine/commands/create-record';
import { freezeMember } from '@/engine/commands/freeze-member';
import { nextNight, pullNights } from '@/engine/commands/steps/schedule-night';
import { workNight } from '@/engine/commands/work-night';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { memberFromToken } from '@/engine/members/member-session';
import { makeCode, useCode } from '@/engine/members/store/phone-codes';
import { insertSession } from '@/engine/members/store/sessions';
import { memberActor } from '@/engine/permissions/doors';
import { portalHome } from '@/engine/reads/portal-home';
import { RequestRate } from '@/lib/auth/request-rate';
import { attempt } from '@/lib/auth/throttle';
import { createIdSource } from '@/lib/ids';
import { type JobHandler, startWorker } from '@/lib/jobs/worker';
import { cafeCompany } from '../../world/company';

const DAY = 86_400_000;
const MINUTE = 60_000;
const company = await cafeCompany();
const { run, ask, app, owner, store, clock } = company;
const { workspaceId } = owner;

let phones = 13_900_000_000;
async function member(points: number): Promise<string> {
  const values = { name: 'Li', phone: String(phones++), consent: true };
  const { record } = await run(createRecord, { app, form: 'member', values });
  const id = record.memberId ?? '';
  // Fifty points are the welcome gift.
  await run(createRecord, { app, form: 'order', values: { member: id, amount: points - 50 } });
  return id;
}

const points = async (id: string) => (await ask(portalHome, { app }, memberActor({ id, workspaceId }))).points;
const night = () => workNight(store, { id: 'night', workspaceId, kind: 'night', payload: {}, attempts: 1 });
const number = async (query: ReturnType<typeof sql>) => Number((await store.db.values(query))[0]?.[0]);
const expiries = () => number(sql`select count(*) from pt_journal where kind = 'expire'`);
const reminders = () => number(sql`select count(*) from job where kind = 'send-message'`);

/** Time runs ahead for as long as the work takes, and is put right again. */
async function ahead<T>(by: number, work: () => Promise<T>): Promise<T> {
  clock.tick(by);
  try {
    return await work();
  } finally {
    clock.tick(-by);
  }
}

describe('a clock that jumps ahead and back', () => {
  it('expires points once, and never brings them back', async () => {
    const who = await member(200);
    await ahead(400 * DAY, night);
    const once = await expiries();
    expect(once).toBeGreaterThan(0);
    expect(await points(who)).toBe(0);
    await night();
    await ahead(400 * DAY, night);
    await ahead(800 * DAY, night);
    expect(await expiries()).toBe(once);
    expect(await points(who)).toBe(0);
    await run(createRecord, { app, form: 'order', values: { member: who, amount: 30 } });
    expect(await points(who)).toBe(30);
  });

  it('reminds of the same points once', async () => {
    await member(90);
    // The template reminds thirty days before: the points are good through the same day of the next year.
    await ahead(335 * DAY, night);
    const once = await reminders();
    expect(once).toBeGreaterThan(0);
    await night();
    await ahead(335 * DAY, night);
    expect(await reminders()).toBe(once);
  });

  it('reminds thirty days before the last good day and again seven days before, and nobody who is frozen', async () => {
    const [who, frozen] = [await member(90), await member(90)];
    await run(freezeMember, { memberId: frozen, frozen: true });
    const sentTo = async (id: string) => {
      const [found] = (await store.db.values(sql`select phone from member where id = ${id}`)).flat();
      return number(
        sql`select count(*) from job where kind = 'send-message' and cast(payload as text) like ${`%${found}%`}`,
      );
    };
    const reminded: number[] = [];
    for (let day = 332; day <= 366; day += 1) {
      const before = await sentTo(who);
      // Five past midnight in Shanghai, when it is still the day before in Greenwich.
      await ahead(day * DAY - 12 * 60 * MINUTE + 5 * MINUTE, night);
      if ((await sentTo(who)) > before) reminded.push(day);
    }
    expect(reminded).toEqual([335, 358]);
    expect(await sentTo(frozen)).toBe(0);
  });

  it('has its next night five past midnight in the company’s zone', () => {
    const next = (at: string) => new Date(nextNight(Date.parse(at), 'Asia/Shanghai')).toISOString();
    expect(next('2026-03-01T15:59:59.999Z')).toBe('2026-03-01T16:05:00.000Z');
    expect(next('2026-03-01T16:00:00.000Z')).toBe('2026-03-02T16:05:00.000Z');
  });

  it('makes up for a night that was given up in the next one, and tells the owners once', async () => {
    let works = false;
    const flaky: JobHandler = async (...night) => {
      if (!works) throw new Error('no space left on the disk');
      return workNight(...night);
    };
    const worker = startWorker(store, { handlers: { night: flaky }, onError: () => {}, every: 3_600_000 });
    const nights = (status: string) =>
      number(sql`select count(*) from job where kind = 'night' and status = ${status}`);
    const letters = () =>
      number(sql`select count(*) from job where kind = 'send-message' and cast(payload as text) like '%nightNotice%'`);
    try {
      const from = clock.now;
      for (let hours = 0; hours < 48; hours += 1) {
        clock.now = from + hours * 60 * MINUTE;
        await worker.drain();
      }
      expect([await nights('waiting'), await nights('failed'), await letters()]).toEqual([0, 1, 0]);
      await Promise.all([pullNights(store), pullNights(store)]);
      await pullNights(store);
      expect([await nights('waiting'), await nights('failed'), await letters()]).toEqual([1, 1, 1]);
      works = true;
      clock.now = await number(sql`select run_at from job where kind = 'night' and status = 'waiting'`);
      expect(clock.now).toBe(nextNight(from + 47 * 60 * MINUTE, 'Asia/Shanghai'));
      await worker.drain();
      const next = await number(sql`select run_at from job where kind = 'night' and status = 'waiting'`);
      expect(next).toBe(nextNight(clock.now, 'Asia/Shanghai'));
      await pullNights(store);
      expect(await letters()).toBe(1);
    } finally {
      await worker.stop();
    }
  });

  it('does not lose the nights in between', async () => {
    const worker = startWorker(store, { handlers: { night: workNight }, onError: () => {}, every: 3_600_000 });
    const next = () => number(sql`select run_at from job where kind = 'night' and status = 'waiting'`);
    try {
      await ahead(400 * DAY, () => worker.drain());
      expect(await next()).toBeGreaterThan(clock.now + 390 * DAY);
      await pullNights(store);
      expect(await next()).toBe(clock.now);
      await worker.drain();
      expect(await next()).toBeGreaterThan(clock.now);
      expect(await next()).toBeLessThan(clock.now + 2 * DAY);
      const planned = await next();
      await pullNights(store);
      expect(await next()).toBe(planned);
    } finally {
      await worker.stop();
    }
  });

  it('keeps ids in order', () => {
    let now = 1_000_000;
    const newId = createIdSource(
      () => now,
      (length) => new Uint8Array(length).fill(7),
    );
    const ids: string[] = [];
    for (const jump of [0, 1, -50_000, 0, 400_000, -400_000, 3, 0]) {
      now += jump;
      ids.push(newId(), newId(), newId());
    }
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('ends sessions by the time it is, and keeps those that are still good', async () => {
    const id = await member(60);
    const token = await store.write((tx) => insertSession(tx, { id, workspaceId }, { method: 'code', userAgent: '' }));
    expect(await ahead(365 * DAY, () => memberFromToken(store, token))).toBeNull();
    expect(await ahead(-DAY, () => memberFromToken(store, token))).toMatchObject({ memberId: id });
    expect(await memberFromToken(store, token)).toMatchObject({ memberId: id });
  });

  it('lets a code be used once, and neither too late nor long before it was made', async () => {
    const phone = { workspaceId, phone: '13811111111' };
    const use = (code: string) => store.write((tx) => useCode(tx, phone, code));
    const make = () => store.write((tx) => makeCode(tx, phone));
    const late = await make();
    expect(await ahead(DAY, () => use(late))).toBe(false);
    expect(await ahead(-MINUTE, () => use(late))).toBe(true);
    expect(await use(late)).toBe(false);
    const early = await ahead(400 * DAY, make);
    expect(await use(early)).toBe(false);
  });

  it('makes nobody wait for a time that came by mistake', async () => {
    const limit = { kind: 'test', subject: 'somebody', most: 1, window: MINUTE };
    await ahead(400 * DAY, () => attempt(store, [limit]));
    await attempt(store, [limit]);
    await expect(attempt(store, [limit])).rejects.toMatchObject({ code: 'accounts.tooMany' });
    const rate = new RequestRate();
    rate.count('till', 1, clock.now + 400 * DAY);
    expect(rate.count('till', 1, clock.now)).toMatchObject({ allowed: true, reset: 60 });
    expect(rate.count('till', 1, clock.now)).toMatchObject({ allowed: false });
  });

  it('leaves a ledger that keeps all its laws', async () => {
    expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
  });
});
