import { sql } from 'drizzle-orm';
import { appendOnlyTriggers } from '@/drizzle/append-only';
import { activeTriggers } from '@/lib/db/dialect';
import { limited } from '@/lib/db/limited';
import type { Tx } from '@/lib/db/types';
import { BALANCE_LAWS } from './balance-laws';
import { HOLD_LAWS } from './hold-laws';
import { type Break, type Law, scopeOf } from './law';
import { LOT_LAWS } from './lot-laws';
import { wrongShares } from './refunded-shares';
import { SOURCE_LAWS } from './source-laws';

export interface LedgerReport {
  /** Rows that were looked at. */
  readonly counts: Readonly<Record<string, number>>;
  /** Every law, with the number of its breaks. */
  readonly laws: readonly { readonly law: number; readonly name: string; readonly breaks: number }[];
  readonly broken: number;
  /** The first few breaks of each law. */
  readonly breaks: readonly Break[];
}

const LAWS: readonly Law[] = [...BALANCE_LAWS, ...LOT_LAWS, ...HOLD_LAWS, ...SOURCE_LAWS];
const COUNTED = ['pt_account', 'pt_journal', 'pt_entry', 'pt_lot', 'pt_lot_move', 'pt_hold', 'pt_source', 'pt_counter'];
/** What the laws are asked of. */
export const LEDGER_TABLES: readonly string[] = [...COUNTED, 'pt_hold_line'];

/**
 * Checks every law of the ledger, of one company or of all. Only reads, and leaves the adding up to the database; give it a reading
 * transaction of its own (`store.read`), away from the connection that serves people.
 */
export async function verifyLedger(
  tx: Pick<Tx, 'db' | 'dialect' | 'execute'>,
  { workspaceId, sample = 20 }: { readonly workspaceId?: string; readonly sample?: number } = {},
): Promise<LedgerReport> {
  const scope = scopeOf(workspaceId);
  const counts: Record<string, number> = {};
  for (const table of COUNTED) {
    const rows = await tx.db.values(sql`select count(*) from ${sql.raw(table)} t where ${scope('t')}`);
    counts[table] = Number(rows[0]?.[0]);
  }
  const laws: { law: number; name: string; breaks: number }[] = [];
  const breaks: Break[] = [];
  const note = (law: number, name: string, found: { count: number; breaks: readonly Break[] }) => {
    laws.push({ law, name, breaks: found.count });
    breaks.push(...found.breaks);
  };
  for (const { law, name, breaks: question } of LAWS) {
    const rows = await tx.db.values<[string, string, string, number]>(
      sql`select b.subject, b.expected, b.found, count(*) over () as times from (${question(scope)}) b${limited(sample)}`,
    );
    note(law, name, {
      count: Number(rows[0]?.[3] ?? 0),
      breaks: rows.map(([subject, expected, found]) => ({ law, name, subject, expected, found })),
    });
  }
  note(6, 'historyIsGuarded', await missingTriggers(tx));
  note(10, 'refundedShare', await wrongShares(tx, { workspaceId, sample }));
  laws.sort((a, b) => a.law - b.law);
  return { counts, laws, broken: laws.reduce((sum, law) => sum + law.breaks, 0), breaks };
}

async function missingTriggers(tx: Pick<Tx, 'dialect' | 'execute'>): Promise<{ count: number; breaks: Break[] }> {
  const active = await activeTriggers(tx);
  const missing = appendOnlyTriggers(tx.dialect === 'sqlite' ? 'sqlite' : 'postgresql').filter(
    (name) => !active.has(name),
  );
  return {
    count: missing.length,
    breaks: missing.map((subject) => ({
      law: 6,
      name: 'historyIsGuarded',
      subject,
      expected: 'a trigger',
      found: 'none',
    })),
  };
}
