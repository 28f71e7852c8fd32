import type { FaultParams, Problem } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import type { LocalText } from '@/engine/kernel/text';
import type { AutomaticReason, Outcome } from './marking';

/** Why a task is no longer open without its person having decided. */
export type CloseReason = 'decided' | 'returned' | 'transferred' | 'timedOut' | 'ended';

interface AtVisit {
  readonly node: string;
  readonly visit: number;
}

/** Something said once in the case's log. */
export type Note =
  | (AtVisit & {
      readonly kind: 'note';
      readonly note: 'automatic';
      readonly reason: AutomaticReason;
      readonly people: readonly string[];
    })
  | (AtVisit & {
      readonly kind: 'note';
      readonly note: 'fallback' | 'admins' | 'stuck' | 'limit' | 'reminded' | 'blankDate' | 'repeated';
    })
  | FailureNote;

/** Something a step had to do was refused, so the step was undone. `node` is null when it was the end of the case. */
export interface FailureNote extends Cause {
  readonly kind: 'note';
  readonly note: 'failed';
  readonly node: string | null;
  readonly visit: number | null;
}

/** What a fault says, without being one. */
export interface Cause {
  readonly code: string;
  readonly params: FaultParams;
  readonly problems: readonly Problem[];
}

/** `remind`: a task has been waiting too long. `message`: the builder's own words. */
export type NoticeReason = 'remind' | 'message';

/** What a step wants done, as plain data. Tasks, timers and notes become rows of the case; the rest is for the command. */
export type Effect =
  | (AtVisit & { readonly kind: 'openTask'; readonly person: string; readonly dueAt: number | null })
  | (AtVisit & { readonly kind: 'closeTask'; readonly person: string; readonly because: CloseReason })
  | (AtVisit & { readonly kind: 'setTimer'; readonly dueAt: number })
  | (AtVisit & { readonly kind: 'clearTimer' })
  | (AtVisit & {
      readonly kind: 'notify';
      readonly reason: NoticeReason;
      readonly people: readonly string[];
      /** The member of the record is told too. */
      readonly member: boolean;
      readonly text: LocalText | null;
    })
  | (AtVisit & { readonly kind: 'copy'; readonly people: readonly string[] })
  | (AtVisit & PointsEffect)
  | (AtVisit & {
      readonly kind: 'record';
      readonly set: Readonly<Record<string, Json>>;
      readonly status: string | null;
    })
  | Note
  /** Nobody can act on the node: the admins must know. */
  | (AtVisit & { readonly kind: 'incident' })
  | { readonly kind: 'finish'; readonly outcome: Outcome };

/** `post` and `release` concern the hold of the case's record; `earn` gives its member a fixed number of points, as people write it. */
export type PointsEffect =
  | { readonly kind: 'points'; readonly action: 'post' | 'release' }
  | { readonly kind: 'points'; readonly action: 'earn'; readonly points: number };

/** Timer of the whole case stands under this name, which no node can have. */
export const CASE_TIMER = '$case';
