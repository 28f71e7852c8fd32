import { listWorkspaceIds } from '@/engine/organisation/store/workspaces';
import { gatherStatistics } from '@/lib/db/dialect';
import type { Store } from '@/lib/db/types';
import { setHalted } from './halted';
import { clearHalt, putHalt, readHalts } from './store/halts';
import { LEDGER_TABLES, type LedgerReport, verifyLedger } from './verify/verify';

/**
 * Checks every law of every company's ledger and notes the outcome: writing to a ledger with a break stops, and one that is right
 * again is opened. The queries are long: run it in a process of its own, beside the one that serves.
 */
export async function checkLedgers(store: Store): Promise<LedgerReport> {
  await store.write((tx) => gatherStatistics(tx, LEDGER_TABLES));
  const report = await store.read((tx) => verifyLedger(tx));
  const known = await store.read((tx) => readHalts(tx));
  if (report.broken === 0 && known.size === 0) return report;
  for (const workspaceId of await store.read((tx) => listWorkspaceIds(tx))) {
    const own = report.broken === 0 ? report : await store.read((tx) => verifyLedger(tx, { workspaceId, sample: 1 }));
    const since = known.get(workspaceId)?.since;
    if (own.broken === 0) {
      if (since !== undefined) await store.write((tx) => clearHalt(tx, workspaceId));
      continue;
    }
    const laws = own.laws.filter(({ breaks }) => breaks > 0).map(({ name }) => name);
    await store.write((tx) => putHalt(tx, workspaceId, { since: since ?? tx.now, broken: own.broken, laws }));
  }
  return report;
}

/** Makes this process act on what the last check has noted, whoever ran it. */
export async function heedHalts(store: Store): Promise<void> {
  const halts = await store.read((tx) => readHalts(tx));
  setHalted(halts.keys());
}
