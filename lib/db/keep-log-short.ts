import type BetterSqlite3 from 'better-sqlite3';
import { log } from '@/lib/log';
import type { WriteTurn } from './write-turn';

/** In milliseconds: while somebody writes, while nobody does, and after a checkpoint that failed. */
const BUSY = 100;
const QUIET = 1_000;
const FAILED = 5_000;
/** Pages. */
const LONG = 8_000;

/**
 * Moves what is committed from the log into the file, again and again, beside whoever writes. The log begins anew only when all of it
 * has been moved, which never happens while others go on writing: once it is long they wait for the rest.
 */
export function keepLogShort(connection: BetterSqlite3.Database, turn: WriteTurn): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};

  const pause = (time: number) =>
    new Promise<void>((over) => {
      const timer = setTimeout(over, time);
      wake = () => {
        // It would keep the thread alive.
        clearTimeout(timer);
        over();
      };
    });

  /** Answers how many pages the log has, moved or not. */
  function checkpoint(): number {
    const [row] = connection.pragma('wal_checkpoint(PASSIVE)') as { readonly log: number }[];
    return row?.log ?? 0;
  }

  async function inTurn(): Promise<void> {
    const mine = turn.ask();
    if (!turn.has(mine)) await turn.come(mine);
    try {
      checkpoint();
    } finally {
      turn.pass();
    }
  }

  let before = 0;
  /** Answers for how long nothing need be done. */
  async function round(): Promise<number> {
    try {
      const pages = checkpoint();
      const written = pages !== before;
      before = pages;
      if (written && pages >= LONG) await inTurn();
      return written ? BUSY : QUIET;
    } catch (error) {
      // A full disk, most likely: nothing is lost, the log holds it all.
      log.warn({ error }, 'the log of the database could not be moved into its file');
      return FAILED;
    }
  }

  async function work(): Promise<void> {
    while (!stopped) {
      const time = await round();
      if (!stopped) await pause(time);
    }
  }

  const working = work();
  return {
    stop: () => {
      stopped = true;
      wake();
      return working;
    },
  };
}
