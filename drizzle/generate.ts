import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appendOnly } from './append-only';

/**
 * Writes the migrations of both databases from the one declaration of the tables, then adds what the generator
 * cannot say: STRICT on SQLite, and triggers that keep history rows from being changed or deleted.
 */
const root = import.meta.dirname;
const name = process.argv[2] ?? 'init';
const BREAK = '--> statement-breakpoint';

for (const dialect of ['sqlite', 'postgresql'] as const) {
  const out = path.join(root, 'migrations', dialect === 'sqlite' ? 'sqlite' : 'postgres');
  if (name === 'init') rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const before = new Set(readdirSync(out));
  execFileSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      '--dialect',
      dialect,
      '--schema',
      './drizzle/tables/*.ts',
      '--out',
      path.relative(process.cwd(), out),
      '--name',
      name,
    ],
    { stdio: 'inherit', env: { ...process.env, POINTWRIGHT_SCHEMA: dialect === 'sqlite' ? 'sqlite' : 'postgres' } },
  );
  for (const file of readdirSync(out).filter((entry) => entry.endsWith('.sql') && !before.has(entry))) {
    const at = path.join(out, file);
    writeFileSync(at, finish(readFileSync(at, 'utf8'), dialect));
  }
}

function finish(text: string, dialect: 'sqlite' | 'postgresql'): string {
  const created = [...text.matchAll(/CREATE TABLE ["`](\w+)["`]/g)].map((match) => match[1]!);
  const strict = dialect === 'sqlite' ? text.replace(/(CREATE TABLE `[^;]*?\n\));/g, '$1 STRICT;') : text;
  const triggers = appendOnly(dialect, created);
  return [strict.trimEnd(), ...triggers].join(`${BREAK}\n`).concat('\n');
}
