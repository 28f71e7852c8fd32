import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { finishRestore, replaceData, stagedFolder } from '@/lib/backup/replace';
import { acquireServerLock } from '@/lib/server-lock';

/** How many more files may be renamed before the power goes. */
const power = { left: Number.POSITIVE_INFINITY };
const { renameSync } = fs;

/** Puts a way to rename files in the place of the one everybody imports. */
function renameBy(way: typeof fs.renameSync): void {
  fs.renameSync = way;
  syncBuiltinESMExports();
}

beforeAll(() =>
  renameBy((from, to) => {
    if (power.left-- <= 0) throw new Error('the power went');
    renameSync(from, to);
  }),
);
afterAll(() => renameBy(renameSync));

const OLD = ['pointwright.db', 'pointwright.db-wal', 'uploads'];
let dataDir: string;
let aside: string;

function lay(folder: string, owner: string): void {
  mkdirSync(path.join(folder, 'uploads'), { recursive: true });
  writeFileSync(path.join(folder, 'pointwright.db'), owner);
  writeFileSync(path.join(folder, 'uploads', owner), owner);
}

beforeEach(() => {
  power.left = Number.POSITIVE_INFINITY;
  dataDir = mkdtempSync(path.join(tmpdir(), 'pointwright-replace-'));
  aside = path.join(dataDir, 'aside');
  lay(dataDir, 'old');
  writeFileSync(path.join(dataDir, 'pointwright.db-wal'), 'old');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function expectExchanged(): void {
  expect(readFileSync(path.join(dataDir, 'pointwright.db'), 'utf8')).toBe('new');
  expect(readdirSync(path.join(dataDir, 'uploads'))).toEqual(['new']);
  expect(readdirSync(aside).sort()).toEqual(OLD);
  expect(readFileSync(path.join(aside, 'pointwright.db'), 'utf8')).toBe('old');
  expect(existsSync(path.join(dataDir, 'restore.json'))).toBe(false);
}

function exchange(): void {
  const staged = stagedFolder(dataDir, 's');
  lay(staged, 'new');
  replaceData(dataDir, { staged, aside });
}

it('exchanges everything', () => {
  exchange();
  expectExchanged();
  expect(readdirSync(dataDir).sort()).toEqual(['aside', 'pointwright.db', 'uploads']);
});

// One rename for each of the two notes, three old things and two new ones.
it.each([1, 2, 3, 4, 5, 6])('is finished by whoever comes next when the power goes after %i renames', (renames) => {
  power.left = renames;
  expect(exchange).toThrow('the power went');
  power.left = Number.POSITIVE_INFINITY;
  acquireServerLock(dataDir).release();
  expectExchanged();
});

it.each([1, 2, 3, 4, 5, 6])('is finished even when the power goes again, after %i renames', (renames) => {
  power.left = 2;
  expect(exchange).toThrow('the power went');
  for (let times = 0; times < 20; times++) {
    power.left = renames;
    try {
      finishRestore(dataDir);
      break;
    } catch {
      // Whoever comes next goes on.
    }
  }
  expectExchanged();
});

it('leaves the old data alone when the power goes before anything is decided', () => {
  power.left = 0;
  expect(exchange).toThrow('the power went');
  power.left = Number.POSITIVE_INFINITY;
  finishRestore(dataDir);
  expect(readdirSync(path.join(dataDir, 'uploads'))).toEqual(['old']);
  expect(
    readdirSync(dataDir)
      .filter((name) => !name.endsWith('.new'))
      .sort(),
  ).toEqual(OLD);
});
