import type { CarriedOut, CommandCall } from './carry-out';
import type { SentError } from './sent-error';

/** What the command thread is started with. */
export interface ThreadTask {
  /** The database, which has been migrated. */
  readonly file: string;
  readonly dataDir: string;
  /** Whether it does the engine's jobs too. */
  readonly jobs: boolean;
  readonly turn: SharedArrayBuffer;
}

/** What one store has committed, for the other's listeners. */
interface Notice {
  readonly topic: string;
  readonly payload: string;
}

export type ToThread = { readonly id: number; readonly call: CommandCall } | Notice | { readonly stop: true };

export type FromThread =
  | { readonly id: number; readonly done: CarriedOut }
  | { readonly id: number; readonly failed: SentError }
  | Notice
  | { readonly ready: true };
