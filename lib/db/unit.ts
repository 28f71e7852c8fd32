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

/** How a statement finds the transaction it belongs to. */
export interface CurrentUnit {
  get(): Unit | undefined;
  within<T>(unit: Unit, body: () => Promise<T>): Promise<T>;
}

const followed = new AsyncLocalStorage<Unit>();

/** Follows each caller through everything it awaits; for stores that libraries write through too. */
export const followedUnit: CurrentUnit = {
  get: () => followed.getStore(),
  within: (unit, body) => followed.run(unit, body),
};

let alone: Unit | undefined;

/**
 * The one transaction that runs, whoever asks: right only where commands run one after the other and await nothing but the
 * database. Following callers costs every promise of the process its share.
 */
export const loneUnit: CurrentUnit = {
  get: () => alone,
  within: async (unit, body) => {
    alone = unit;
    try {
      return await body();
    } finally {
      alone = undefined;
    }
  },
};

export function newUnit(query?: Unit['query']): Unit {
  return { over: false, wrote: false, query, afterCommit: [], notices: [], depth: 0 };
}

export function liveUnit(current: CurrentUnit = followedUnit): Unit | undefined {
  const unit = current.get();
  if (unit?.over) throw new Error('a statement arrived after its transaction had ended: a promise was not awaited');
  return unit;
}
