import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';

export interface TaskLine {
  readonly id: string;
  readonly caseId: string;
  readonly app: string;
  /** The record's. */
  readonly title: string;
  readonly who: string | null;
  readonly asks: readonly string[];
  readonly step: LocalText;
  readonly flow: LocalText;
  readonly initiator: string | null;
  readonly original: string | null;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly caseStatus: string;
}

export interface TaskPage {
  readonly tasks: readonly TaskLine[];
  readonly next: string | null;
  /** How many wait for the reader. */
  readonly open: number;
}

export type Verb = 'approve' | 'reject' | 'return' | 'transfer' | 'comment';
export type StepState = 'idle' | 'waiting' | 'active' | 'passed' | 'rejected' | 'cancelled' | 'parked';

/** A case as those see it who work with it. */
export interface CaseStory {
  readonly waiting: readonly Sentence[];
  readonly fields: readonly { readonly id: string; readonly title: LocalText; readonly text: string }[];
  readonly way: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly state: StepState;
    readonly people: readonly string[];
    readonly reasons: readonly Sentence[];
  }[];
  readonly log: readonly {
    readonly seq: number;
    readonly at: string;
    readonly who: string;
    readonly action: string;
    readonly step: LocalText | null;
    readonly to: readonly string[];
    readonly backTo: LocalText | null;
    readonly comment: string | null;
    readonly notes: readonly Sentence[];
  }[];
}

export interface TaskDetail extends CaseStory {
  readonly task: TaskLine;
  readonly open: boolean;
  readonly resubmit: boolean;
  readonly verbs: readonly Verb[];
  readonly commented: readonly Verb[];
  readonly back: 'rerun' | 'straight' | 'choose';
  readonly returnTo: readonly {
    readonly node: string;
    readonly title: LocalText;
    readonly rerun: readonly Sentence[];
    readonly straight: readonly Sentence[];
  }[];
  readonly threshold: Sentence | null;
  /** The record, for those who may look it up. */
  readonly record: { readonly form: string; readonly id: string } | null;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}

export interface Incident {
  readonly caseId: string;
  readonly what: readonly Sentence[];
  readonly kept: Sentence;
  readonly todo: Sentence;
  readonly since: string;
  readonly retry: boolean;
}

export interface CaseDetail extends CaseStory {
  readonly id: string;
  readonly app: string;
  readonly form: string | null;
  readonly record: string;
  readonly title: string;
  readonly who: string | null;
  readonly asks: readonly string[];
  readonly flow: LocalText;
  readonly initiator: string | null;
  readonly status: string;
  readonly incident: Incident | null;
  readonly askedAt: readonly { readonly node: string; readonly visit: number; readonly title: LocalText }[];
  readonly manage: boolean;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}
