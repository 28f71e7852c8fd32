import { type SQL, sql } from 'drizzle-orm';

/** One place where the ledger is not what its laws say. */
export interface Break {
  /** Number of the law. */
  readonly law: number;
  readonly name: string;
  /** Id of the row: journal, account, lot, hold, source, counter, currency. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/** One law of the ledger as a question: every row of the answer is a break, as (subject, expected, found). */
export interface Law {
  /** Number in the list of laws. */
  readonly law: number;
  readonly name: string;
  readonly breaks: (scope: Scope) => SQL;
}

/** Condition that keeps a table's rows to one company, or to all. */
export type Scope = (alias: string) => SQL;

export function scopeOf(workspaceId: string | undefined): Scope {
  return (alias) =>
    workspaceId === undefined ? sql.raw('1 = 1') : sql`${sql.raw(alias)}.workspace_id = ${workspaceId}`;
}

/** A number or text as the text that breaks show. */
export function shown(expression: string): SQL {
  return sql.raw(`cast(${expression} as text)`);
}
