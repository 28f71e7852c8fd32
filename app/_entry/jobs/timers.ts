import { fireDueTimers } from '@/engine/commands/fire-timers';
import { releaseOverdueHolds } from '@/engine/commands/release-overdue-holds';
import { pullNights } from '@/engine/commands/steps/schedule-night';
import { heedHalts } from '@/engine/ledger/check-ledgers';
import type { Store } from '@/lib/db/types';
import { log } from '@/lib/log';

const EVERY = 5_000;

/** Rings the timers of cases: deadlines, reminders, waits. What was due while the server was down rings at once. */
export function startTimers(store: Store): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const ring = () => {
    running ??= ringAll(store)
      .catch((error) => log.error({ error }, 'timers could not be rung'))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(ring, EVERY);
  ring();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function ringAll(store: Store): Promise<void> {
  // First, for a stopped ledger lets nothing below it through.
  await heedHalts(store);
  while ((await fireDueTimers(store)) > 0);
  await releaseOverdueHolds(store);
  await pullNights(store);
}
