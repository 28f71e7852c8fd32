import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { heedHalts } from '@/engine/ledger/check-ledgers';
import type { Store } from '@/lib/db/types';
import { log } from '@/lib/log';

const BUILT = 'dist/verify.js';
/** While developing nothing may have been bundled yet. */
const SOURCE = ['--import', 'tsx', 'app/_entry/verify.ts'];
/** Serving comes first. */
const FIRST = 20_000;
const EVERY = 24 * 3_600_000;
const HEED = 5_000;
/** Exit code of a check that has found something. */
const BROKEN = 1;
/** The most that is kept of what a check complains of. */
const SAID = 2_000;

/** Checks the books in a process of its own, soon after the start and then daily, so that a till is never stalled by it. */
export function startLedgerCheck(store: Store): { stop(): void } {
  let child: ReturnType<typeof spawn> | undefined;
  const heed = () =>
    heedHalts(store).catch((error: unknown) => log.error({ error }, 'the outcome of the check could not be read'));
  const check = () => {
    if (child) return;
    const program = process.env.NODE_ENV === 'production' && existsSync(BUILT) ? [BUILT] : SOURCE;
    const started = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    started.stderr.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-SAID);
    });
    started.on('error', (error) => log.error({ error }, 'the ledger could not be checked'));
    started.on('close', (code) => {
      child = undefined;
      if (code === BROKEN)
        log.error('the ledger does not add up: npm run verify tells where, and writing to it is stopped');
      // Without a code it was killed, as it is when the server stops.
      else if (code) log.error({ code, said: said.trim() }, 'the ledger could not be checked');
      void heed();
    });
    child = started;
  };
  const first = setTimeout(check, FIRST);
  const daily = setInterval(check, EVERY);
  // Somebody else may have checked: another server, or a person at the terminal.
  const heeding = setInterval(() => void heed(), HEED);
  return {
    stop: () => {
      clearTimeout(first);
      clearInterval(daily);
      clearInterval(heeding);
      child?.kill();
    },
  };
}
