import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Store, Tx } from './types';

const BREAK = '--> statement-breakpoint';

/** The database was last used by a newer version of the product. */
export class NewerDatabase extends Error {}

interface Migration {
  readonly name: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return {
        name: file.replace(/\.sql$/, ''),
        hash: createHash('sha256').update(text).digest('hex'),
        statements: text
          .split(BREAK)
          .map((part) => part.trim())
          .filter(Boolean),
      };
    });
}

/** Brings the tables up to date in one transaction; safe when several instances start at once. */
export async function migrate(store: Store, root = process.cwd()): Promise<void> {
  const migrations = readMigrations(path.join(root, 'drizzle', 'migrations', store.dialect));
  await store.write(async (tx) => {
    if (tx.dialect === 'postgres')
      await tx.execute("select pg_advisory_xact_lock(hashtextextended('migrate', 0))", [], 'all');
    await tx.execute(
      tx.dialect === 'sqlite'
        ? 'create table if not exists schema_migration (name text primary key not null, hash text not null, applied_at integer not null) strict'
        : 'create table if not exists schema_migration (name text primary key not null, hash text not null, applied_at bigint not null)',
      [],
      'run',
    );
    const applied = await tx.execute('select name, hash from schema_migration', [], 'all');
    const known = new Map(migrations.map((one) => [one.name, one.hash]));
    for (const [name, hash] of applied) {
      if (known.get(String(name)) !== hash) throw new NewerDatabase(String(name));
    }
    const done = new Set(applied.map(([name]) => String(name)));
    for (const one of migrations.filter((candidate) => !done.has(candidate.name))) await apply(tx, one);
  });
}

async function apply(tx: Tx, migration: Migration): Promise<void> {
  for (const statement of migration.statements) await tx.execute(statement, [], 'run');
  const marks = tx.dialect === 'sqlite' ? '?, ?, ?' : '$1, $2, $3';
  await tx.execute(
    `insert into schema_migration (name, hash, applied_at) values (${marks})`,
    [migration.name, migration.hash, tx.now],
    'run',
  );
}
