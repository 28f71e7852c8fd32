import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandCall } from '@/app/_entry/commands/carry-out';
import { carryOutHere } from '@/app/_entry/commands/carry-out-here';
import { startThreads } from '@/app/_entry/start-threads';
import { createApiKey } from '@/engine/commands/create-api-key';
import { createRecord } from '@/engine/commands/create-record';
import { verifyLedger } from '@/engine/ledger/verify/verify';
import { keyActor } from '@/engine/permissions/api-keys/key-actor';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import { cdShop } from '../world/cd-shop';
import { cafeCompany } from '../world/company';
import { testClock } from '../world/store';
import { purchaseTable } from './whole';

const dataDir = mkdtempSync(path.join(tmpdir(), 'command-thread-'));
const file = path.join(dataDir, 'pointwright.db');
const store = openSqliteStore(file);
await migrate(store);
const company = await cafeCompany({ store: { store, clock: testClock() } });
const { run, owner } = company;
const app = await cdShop(company);
const table = await purchaseTable(store, app);
const { record } = await run(createRecord, { app, form: 'member', values: { card: 'card-0' } });
const programs = {
  commands: new URL('../../dist/command-thread.js', import.meta.url),
  checkpoints: new URL('../../dist/checkpoint-thread.js', import.meta.url),
};
const thread = await startThreads(programs, store.beside, { file, dataDir, jobs: false });
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const call = (name: string, input: CommandCall['input'], key?: string): CommandCall => ({
  name,
  actor: owner,
  input,
  key,
});
const order = (values: object = {}, more: object = {}) =>
  call('create-record', {
    app,
    form: 'purchase',
    values: { member: record.memberId, bought_on: '2026-01-15', cds: 1, amount: 25, ...values },
    ...more,
  });

/** What a call is refused with. */
const refusal = (pending: Promise<unknown>) =>
  pending.then(
    () => 'not refused',
    ({ name, kind, code, params, problems }) => ({ name, kind, code, params, problems }),
  );

describe('the thread that carries out commands', () => {
  it('answers what a read beside it finds at once', async () => {
    const { json } = await thread.carryOut(order());
    const { id } = JSON.parse(json).record as { id: string };
    const stored = sql`select id from ${sql.identifier(table)} where id = ${id}`;
    expect((await store.db.values(stored)).flat()).toEqual([id]);
    const again = await thread.carryOut(call('create-record', order().input, 'once'));
    const repeated = await thread.carryOut(call('create-record', order().input, 'once'));
    expect(again.json).not.toContain(id);
    expect(repeated).toEqual({ json: again.json, headers: { 'idempotent-replay': 'true' } });
  });

  it('refuses in the same words as here', async () => {
    const here = carryOutHere(store);
    await thread.carryOut(order({}, { source: 'till:1' }));
    const calls = [
      order({ amount: 'much' }),
      order({ colour: 'red' }),
      order({}, { source: 'till:1' }),
      order({}, { values: 5 }),
      call('create-record', { app: 'elsewhere', form: 'purchase', values: {} }),
      { ...order(), actor: { ...owner, grants: [] } },
    ];
    for (const one of calls) {
      const said = await refusal(thread.carryOut(one));
      expect(said).not.toBe('not refused');
      expect(said).toEqual(await refusal(here(one)));
    }
  });

  it('has a key forgotten here before it answers that the key is revoked', async () => {
    for (let at = 0; at < 20; at++) {
      const { id: keyId, key } = await run(createApiKey, { name: `till ${at}`, scopes: ['records:write'] });
      expect(await keyActor(store, key)).not.toBeNull();
      await thread.carryOut(call('revoke-api-key', { keyId }));
      expect(await keyActor(store, key)).toBeNull();
    }
  });

  it('and whoever writes beside it come one after the other', async () => {
    const here = carryOutHere(store);
    const done = await Promise.all(
      Array.from({ length: 200 }, (_, at) => (at % 2 ? here : thread.carryOut)(order({}, { source: `both:${at}` }))),
    );
    const ids = new Set(done.map(({ json }) => (JSON.parse(json) as { record: { id: string } }).record.id));
    expect(ids.size).toBe(200);
    expect((await store.read((tx) => verifyLedger(tx))).breaks).toEqual([]);
  });

  it('leaves a log that stays short however many come without a pause', async () => {
    const LANES = 32;
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let at = 0; at < 5_000 / LANES; at++) await thread.carryOut(order());
      }),
    );
    // About 26,000 pages went through it.
    expect(statSync(`${file}-wal`).size / 4_096).toBeLessThan(16_000);
  }, 60_000);

  it('answers what it was asked before it ends', async () => {
    const asked = Promise.all(Array.from({ length: 50 }, () => thread.carryOut(order())));
    await thread.stop();
    expect(await asked).toHaveLength(50);
  });
});
