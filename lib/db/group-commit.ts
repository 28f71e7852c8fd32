import { AsyncResource } from 'node:async_hooks';
import type BetterSqlite3 from 'better-sqlite3';
import { type CurrentUnit, loneUnit, newUnit, type Unit } from './unit';
import type { WriteTurn } from './write-turn';

interface Waiting {
  /** May run a second time, in another unit, when the first was taken back with the batch. */
  readonly attempt: (unit: Unit) => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

const BATCH = 256;
/** How long commands wait for somebody else's write lock, in milliseconds, and how often they look. */
const PATIENCE = 5_000;
const GLANCE = 20;

type Settle = () => void;

interface GroupCommitOptions {
  readonly connection: BetterSqlite3.Database;
  readonly current: CurrentUnit;
  /** Shared with whoever else in this process writes to the same file. */
  readonly turn: WriteTurn;
  readonly onNotice: (topic: string, payload: string) => void;
}

/**
 * The writer's queue. Commands that wait together share one durable COMMIT, and a refusal undoes one command alone. Nobody is
 * answered before the commit has returned.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private draining: Promise<void> | undefined;
  private closed = false;
  private readonly connection;
  private readonly begin;
  private readonly commitAll;
  private readonly rollbackAll;
  private readonly save;
  private readonly release;
  private readonly undo;

  constructor(private readonly options: GroupCommitOptions) {
    const { connection } = options;
    this.connection = connection;
    this.begin = connection.prepare('BEGIN IMMEDIATE');
    this.commitAll = connection.prepare('COMMIT');
    this.rollbackAll = connection.prepare('ROLLBACK');
    this.save = connection.prepare('SAVEPOINT command');
    this.release = connection.prepare('RELEASE command');
    this.undo = connection.prepare('ROLLBACK TO command');
  }

  run<T>(body: (unit: Unit) => Promise<T> | T): Promise<T> {
    if (this.closed) return Promise.reject(new Error('the store is closed'));
    const { current } = this.options;
    return new Promise<T>((resolve, reject) => {
      // `async`: a query is lazy, and one that is returned unawaited must still begin inside its own transaction.
      const inside = (unit: Unit) => current.within(unit, async () => body(unit));
      this.waiting.push({ attempt: current === loneUnit ? inside : fromCaller(inside), resolve, reject });
      this.draining ??= new Promise((done) => setImmediate(() => void this.drain().then(done)));
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    while (this.draining) await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length) {
      const { turn } = this.options;
      const mine = turn.ask();
      if (!turn.has(mine)) await turn.come(mine);
      const batch = this.waiting.splice(0, BATCH);
      try {
        await this.commit(batch);
      } catch (error) {
        if (this.connection.inTransaction) this.rollbackAll.run();
        for (const one of batch) one.reject(error);
      } finally {
        turn.pass();
      }
      // A caller that writes in a loop is back before the loop turns: sockets, timers and threads must have their turn too. Twice,
      // so that the answers which were put off until the loop turns are on their way before the next commands begin.
      await new Promise((turn) => setImmediate(() => setImmediate(turn)));
    }
    this.draining = undefined;
  }

  /**
   * SQLite copies every page a savepoint touches, and most commands need none: what refuses does so before it writes. Only when
   * somebody has to be undone does the whole batch run again, each in a savepoint of its own.
   */
  private async commit(batch: readonly Waiting[]): Promise<void> {
    if (!this.begun()) await this.beginLater();
    let settle = await this.inOneTurn(() => this.performBare(batch));
    if (!settle) {
      this.rollbackAll.run();
      if (!this.begun()) await this.beginLater();
      settle = await this.inOneTurn(() => this.performGuarded(batch));
    }
    this.commitAll.run();
    for (const finish of settle) finish();
  }

  /** Without following callers, somebody else's statement would get into a command that lets the loop turn. */
  private async inOneTurn<T>(perform: () => Promise<T>): Promise<T> {
    if (this.options.current !== loneUnit) return perform();
    let turned = false;
    const watch = setImmediate(() => {
      turned = true;
    });
    const value = await perform();
    clearImmediate(watch);
    if (turned) throw new Error('a command awaited something besides the database');
    return value;
  }

  /** Null when a command has written and then failed. */
  private async performBare(batch: readonly Waiting[]): Promise<Settle[] | null> {
    const settle: Settle[] = [];
    for (const one of batch) {
      const unit = newUnit();
      try {
        settle.push(this.succeeding(one, unit, await one.attempt(unit)));
      } catch (error) {
        this.requireTransaction(error);
        if (unit.wrote) return null;
        settle.push(() => one.reject(error));
      } finally {
        unit.over = true;
      }
    }
    return settle;
  }

  private async performGuarded(batch: readonly Waiting[]): Promise<Settle[]> {
    const settle: Settle[] = [];
    for (const one of batch) {
      const unit = newUnit();
      this.save.run();
      try {
        settle.push(this.succeeding(one, unit, await one.attempt(unit)));
      } catch (error) {
        this.requireTransaction(error);
        this.undo.run();
        settle.push(() => one.reject(error));
      } finally {
        unit.over = true;
      }
      this.release.run();
    }
    return settle;
  }

  /** A full disk or an I/O error makes SQLite roll everything back: then the whole batch has failed. */
  private requireTransaction(error: unknown): void {
    if (!this.connection.inTransaction) throw error;
  }

  private begun(): boolean {
    try {
      this.begin.run();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_BUSY') return false;
      throw error;
    }
  }

  /** A tool from outside holds the file. SQLite's own waiting would stop the whole process, also for those who only read. */
  private async beginLater(): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    while (performance.now() < deadline) {
      await new Promise((look) => setTimeout(look, GLANCE));
      if (this.begun()) return;
    }
    this.begin.run();
  }

  private succeeding(one: Waiting, unit: Unit, value: unknown): Settle {
    return () => {
      for (const then of unit.afterCommit) then();
      for (const notice of unit.notices) this.options.onNotice(notice.topic, notice.payload);
      one.resolve(value as never); // typed at `run`
    };
  }
}

/** Keeps the caller's async context; `AsyncResource.bind` would cost a third of the throughput on Node 20. */
function fromCaller(inside: (unit: Unit) => unknown): (unit: Unit) => unknown {
  const caller = new AsyncResource('Command');
  return (unit) => caller.runInAsyncScope(() => inside(unit));
}
