import { AsyncLocalStorage } from 'node:async_hooks';

/** One running transaction. A statement that arrives after its end is refused: it would run inside somebody else's. */
export interface Unit {
  over: boolean;
  /** SQLite: whether there is anything to undo. */
  wrote: boolean;
  /** PostgreSQL: the client that holds the transaction. SQLite has one writer and needs none. */
  readonly query?: (
    text: string,
    params: readonly unknown[],
    method: 'run' | 'all' | 'values' | 'get',
  ) => Promise<unknown>;
  readonly afterCommit: (() => void)[];
  readonly notices: { topic: string; payload: string }[];
  /** How many savepoints of the body are open, one inside the other. */
  depth: number;
}

export const currentUnit = new AsyncLocalStorage<Unit>();

export function newUnit(query?: Unit['query']): Unit {
  return { over: false, wrote: false, query, afterCommit: [], notices: [], depth: 0 };
}

export function liveUnit(): Unit | undefined {
  const unit = currentUnit.getStore();
  if (unit?.over) throw new Error('a statement arrived after its transaction had ended: a promise was not awaited');
  return unit;
}
