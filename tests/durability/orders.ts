import type { Actor } from '@/engine/kernel/actor';

/** What a worker is told about the company it records for. */
export interface Task {
  readonly database: string;
  /** File of the import that is under way. */
  readonly purchases: string;
  readonly actor: Actor;
  readonly app: string;
  readonly batch: string;
  /** Ids of members. */
  readonly members: readonly string[];
  /** Names this life of the process in the sources of its records. */
  readonly life: number;
  /** Added to the wall clock, in milliseconds: the lease of a job that died with its process must run out. */
  readonly ahead: number;
  /** Record orders; work at the import; or finish the import and end. */
  readonly kind: 'orders' | 'import' | 'finish';
}
