import type { Mark, Marking, Outcome, Verdict, Vote } from './marking';

interface At {
  /** UTC milliseconds. */
  readonly at: number;
}

interface AtNode extends At {
  readonly node: string;
  readonly visit: number;
}

/** One thing that happens to a case, from outside. With its answers it is one line of the log, enough to replay it. */
export type CaseEvent =
  | (At & { readonly type: 'start'; readonly initiator: string | null })
  | (AtNode & {
      readonly type: 'decide';
      readonly person: string;
      readonly verdict: Verdict;
      readonly comment?: string;
    })
  | (AtNode & {
      readonly type: 'return';
      readonly person: string;
      readonly to: string;
      /** Comes straight back to this node instead of running everything between again. */
      readonly straight: boolean;
      readonly comment?: string;
    })
  | (AtNode & { readonly type: 'transfer'; readonly person: string; readonly to: string; readonly comment?: string })
  /** An admin gives everybody's open tasks of the node to others. */
  | (AtNode & { readonly type: 'reassign'; readonly people: readonly string[] })
  | (AtNode & { readonly type: 'timer' })
  | (At & { readonly type: 'withdraw'; readonly person: string })
  | (At & { readonly type: 'terminate' });

/** What a node adds to its mark when it has been entered or its timer has rung. */
export type MarkPatch = Partial<
  Pick<
    Mark,
    'people' | 'threshold' | 'votes' | 'originals' | 'dueAt' | 'reminders' | 'to' | 'took' | 'passed' | 'stuck'
  >
>;

/** One return, whole: it is carried out as a single event, so that no join can fire in a gap. */
export interface MovePlan {
  /** Activated again, with its old sources; null when the plan only takes work back. */
  readonly activate: string | null;
  readonly cancel: readonly string[];
  /** Parked: waits for `activate` alone and keeps its sources. */
  readonly park: string | null;
  /** Back to waiting, with the sources that still count: an un-fired join keeps the other branches' finished work. */
  readonly wait: Readonly<Record<string, readonly string[]>>;
  readonly parked: Marking['parked'];
}

/** The machine's own events. `automatic` is the new count of decisions made without a person. */
export type MachineEvent =
  | { readonly type: 'flow'; readonly from: string | null; readonly to: readonly string[] }
  | {
      readonly type: 'answered';
      readonly node: string;
      readonly visit: number;
      readonly patch: MarkPatch;
      readonly automatic: number;
    }
  | {
      readonly type: 'decide';
      readonly node: string;
      readonly visit: number;
      readonly vote: Vote & { readonly person: string };
    }
  | { readonly type: 'move'; readonly plan: MovePlan }
  | { readonly type: 'end'; readonly outcome: Outcome };
