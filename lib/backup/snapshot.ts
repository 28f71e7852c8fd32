import BetterSqlite3 from 'better-sqlite3';

/**
 * Copies a database that may be in use into a new file, as of one moment, through a connection of its own.
 * Blocks this process meanwhile: a server lets a child process do it.
 */
export function snapshotDatabase(file: string, copy: string): void {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    connection.prepare('VACUUM INTO ?').run(copy);
  } finally {
    connection.close();
  }
}

/** Complaints of SQLite's own check about a database at rest; none when it is sound. */
export function integrityComplaints(file: string): string[] {
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    const answers = connection.prepare('PRAGMA integrity_check(20)').pluck().all() as string[];
    return answers.filter((answer) => answer !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    connection?.close();
  }
}

/** Name of the newest migration a database has seen. */
export function newestMigration(file: string): string {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  try {
    const newest = connection.prepare('select max(name) from schema_migration').pluck().get();
    return typeof newest === 'string' ? newest : '';
  } finally {
    connection.close();
  }
}
