import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installation } from '@/drizzle/tables/installation';
import { backUp } from '@/lib/backup/back-up';
import { isBackupPath } from '@/lib/backup/manifest';
import { restoreBackup } from '@/lib/backup/restore';
import { backUpOnce, startBackupSchedule } from '@/lib/backup/schedule';
import { readTar, writeTar } from '@/lib/backup/tar';
import { migrate } from '@/lib/db/migrate';
import { openSqliteStore } from '@/lib/db/sqlite';
import type { Store } from '@/lib/db/types';
import { acquireServerLock, DataInUse } from '@/lib/server-lock';

const now = Date.UTC(2026, 0, 15, 4);
let dataDir: string;
let file: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'pointwright-backup-'));
  file = path.join(dataDir, 'out', 'a.tar.gz');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function open(): Promise<Store> {
  const store = openSqliteStore(path.join(dataDir, 'pointwright.db'));
  await migrate(store);
  return store;
}

async function put(store: Store, name: string): Promise<void> {
  await store.write(async (tx) => void (await tx.db.insert(installation).values({ name, value: 'x', updatedAt: 1 })));
}

async function names(): Promise<string[]> {
  const store = await open();
  const rows = await store.db.select({ name: installation.name }).from(installation).orderBy(installation.name);
  await store.close();
  return rows.map((row) => row.name);
}

function upload(name: string, content: string): void {
  mkdirSync(path.join(dataDir, 'uploads', path.dirname(name)), { recursive: true });
  writeFileSync(path.join(dataDir, 'uploads', name), content);
}

function uploads(): string[] {
  return existsSync(path.join(dataDir, 'uploads')) ? readdirSync(path.join(dataDir, 'uploads')).sort() : [];
}

/** A data folder with one row and one upload, its backup, and then other data on top. */
async function backedUp(): Promise<void> {
  const store = await open();
  await put(store, 'before');
  upload('kept.txt', 'kept');
  await backUp({ dataDir, now }, file);
  await put(store, 'later');
  await store.close();
  upload('later.txt', 'later');
}

describe('a backup', () => {
  it('is made while the database is in use, and brings back exactly that moment', async () => {
    await backedUp();
    const { aside, createdAt } = await restoreBackup({ dataDir, now }, file);
    expect(createdAt).toBe('2026-01-15T04:00:00.000Z');
    expect(await names()).toEqual(['before']);
    expect(uploads()).toEqual(['kept.txt']);
    expect(readFileSync(path.join(dataDir, 'uploads/kept.txt'), 'utf8')).toBe('kept');
    expect(readdirSync(String(aside)).sort()).toEqual(['pointwright.db', 'uploads']);
    expect(readdirSync(path.join(String(aside), 'uploads')).sort()).toEqual(['kept.txt', 'later.txt']);
  });

  it('holds nothing that others may read, and leaves no half of itself', async () => {
    await backedUp();
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(path.dirname(file))).toEqual(['a.tar.gz']);
  });

  it('goes into an empty data folder too', async () => {
    await backedUp();
    const empty = path.join(dataDir, 'empty');
    expect(await restoreBackup({ dataDir: empty, now }, file)).toMatchObject({ aside: undefined });
    expect(existsSync(path.join(empty, 'pointwright.db'))).toBe(true);
  });

  it('is not written over another file, nor without a database', async () => {
    await backedUp();
    await expect(backUp({ dataDir, now }, file)).rejects.toMatchObject({ key: 'backup.exists' });
    const nothing = { dataDir: path.join(dataDir, 'nothing'), now };
    await expect(backUp(nothing, `${file}2`)).rejects.toMatchObject({ key: 'backup.noDatabase' });
  });

  it('is not written from a database whose rows break its rules', async () => {
    await (await open()).close();
    const connection = new BetterSqlite3(path.join(dataDir, 'pointwright.db'));
    connection.unsafeMode();
    connection.exec('create table full (n integer); insert into full values (null)');
    connection.pragma('writable_schema = on');
    connection.exec("update sqlite_schema set sql = 'CREATE TABLE full (n integer not null)' where name = 'full'");
    connection.close();
    await expect(backUp({ dataDir, now }, file)).rejects.toMatchObject({ key: 'backup.damaged' });
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('without uploads leaves none of the present ones in place', async () => {
    const store = await open();
    await store.close();
    await backUp({ dataDir, now }, file);
    upload('later.txt', 'later');
    await restoreBackup({ dataDir, now }, file);
    expect(uploads()).toEqual([]);
  });

  it('is not written from a damaged database', async () => {
    const store = await open();
    for (let i = 0; i < 300; i++) await put(store, `row ${i} ${'x'.repeat(100)}`);
    await store.close();
    const database = path.join(dataDir, 'pointwright.db');
    const bytes = readFileSync(database);
    bytes.fill(0xff, bytes.length - 5000);
    writeFileSync(database, bytes);
    await expect(backUp({ dataDir, now }, file)).rejects.toThrow();
    expect(existsSync(file)).toBe(false);
  });
});

describe('a restore is refused and changes nothing', () => {
  async function expectRefusal(key: string): Promise<void> {
    await expect(restoreBackup({ dataDir, now }, file)).rejects.toMatchObject({ key });
    expect(await names()).toEqual(['before', 'later']);
    expect(uploads()).toEqual(['kept.txt', 'later.txt']);
  }

  it.each([
    ['there is no such file', () => rmSync(file), 'restore.missing'],
    ['it is another kind of file', () => writeFileSync(file, 'hello'), 'restore.notABackup'],
    ['it is cut off', () => writeFileSync(file, readFileSync(file).subarray(0, -300)), 'restore.notABackup'],
    ['an upload was changed', () => change('kept', 'kEpt'), 'restore.damaged'],
    ['an upload was renamed', () => change('uploads/kept.txt', 'uploads/kept.tyt'), 'restore.notABackup'],
  ] as const)('when %s', async (_, damage, key) => {
    await backedUp();
    damage();
    await expectRefusal(key);
  });

  it('when a newer version has made it', async () => {
    const store = await open();
    await put(store, 'before');
    upload('kept.txt', 'kept');
    await store.close();
    const connection = new BetterSqlite3(path.join(dataDir, 'pointwright.db'));
    connection.exec("insert into schema_migration values ('9999_future', 'h', 1)");
    await backUp({ dataDir, now }, file);
    connection.exec("delete from schema_migration where name = '9999_future'");
    connection.close();
    await expect(restoreBackup({ dataDir, now }, file)).rejects.toMatchObject({ key: 'restore.newer' });
    expect(await names()).toEqual(['before']);
  });

  it('while a server runs on the same data', async () => {
    await backedUp();
    const lock = acquireServerLock(dataDir);
    await expect(restoreBackup({ dataDir, now }, file)).rejects.toThrow(DataInUse);
    lock.release();
    await restoreBackup({ dataDir, now }, file);
    expect(await names()).toEqual(['before']);
  });

  it.each([
    ['holds a file that it does not name', 'uploads/extra.txt', 'restore.damaged'],
    ['would write outside of the folder', 'uploads/../../evil.txt', 'restore.notABackup'],
    ['would write beside the database', 'server.lock', 'restore.notABackup'],
  ])('when it %s', async (_, name, key) => {
    await backedUp();
    await slipIn(name);
    await expectRefusal(key);
    expect(existsSync(path.join(dataDir, '..', 'evil.txt'))).toBe(false);
  });

  /** Puts one more file in front of the others. */
  async function slipIn(name: string): Promise<void> {
    async function* entries() {
      const content = Buffer.from('evil');
      yield { name, size: content.length, content: Readable.from([content]) };
      yield* readTar(Readable.from([gunzipSync(readFileSync(file))]));
    }
    writeFileSync(file, gzipSync(await buffer(writeTar(entries()))));
  }

  /** Replaces text of the same length inside the archive. */
  function change(from: string, to: string): void {
    const bytes = gunzipSync(readFileSync(file));
    bytes.write(to, bytes.lastIndexOf(from, bytes.indexOf('manifest.json')));
    writeFileSync(file, gzipSync(bytes));
  }
});

describe('names inside a backup', () => {
  it.each([
    ['pointwright.db', true],
    ['uploads/a/b.png', true],
    ['uploads/小票 1.png', true],
    ['uploads/../pointwright.db', false],
    ['uploads/..', false],
    ['uploads/', false],
    ['uploads//a', false],
    ['uploads/a\\..\\b', false],
    ['/etc/passwd', false],
    ['server.lock', false],
  ])('%s: %s', (name, allowed) => {
    expect(isBackupPath(name)).toBe(allowed);
  });
});

describe('a schedule', () => {
  it('keeps the newest backups and clears away what a killed one left', async () => {
    const folder = path.join(dataDir, 'backups');
    const backUpHere = async (target: string) => {
      writeFileSync(target, 'x');
      return target;
    };
    mkdirSync(path.join(folder, 'pointwright-20260101T000000Z.tar.gz.partial-abc'), { recursive: true });
    writeFileSync(path.join(folder, 'my-own.tar.gz'), 'x');
    for (const hour of [0, 1, 2, 3])
      await backUpOnce({ folder, keep: 2 }, { now: now + hour * 3_600_000, backUp: backUpHere });
    expect(readdirSync(folder).sort()).toEqual([
      'my-own.tar.gz',
      'pointwright-20260115T060000Z.tar.gz',
      'pointwright-20260115T070000Z.tar.gz',
    ]);
  });

  it('is refused when it cannot be read, and absent when none is set', () => {
    expect(() => startBackupSchedule({ dataDir, BACKUP_KEEP: 1, BACKUP_CRON: 'often' })).toThrow('often');
    expect(startBackupSchedule({ dataDir, BACKUP_KEEP: 1 })).toBeUndefined();
  });
});
