import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';

export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly step: LocalText;
  readonly flow: LocalText;
  readonly initiator: string | null;
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

export interface TaskDetail {
  readonly task: TaskLine;
  readonly open: boolean;
  readonly verbs: readonly Verb[];
  readonly commented: readonly Verb[];
  readonly back: 'rerun' | 'straight' | 'choose';
  readonly returnTo: readonly { readonly node: string; readonly title: LocalText }[];
  readonly threshold: Sentence | null;
  readonly waiting: readonly Sentence[];
  readonly fields: readonly { readonly id: string; readonly title: LocalText; readonly text: string }[];
  readonly way: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly state: StepState;
    readonly people: readonly string[];
  }[];
  readonly log: readonly {
    readonly seq: number;
    readonly at: string;
    readonly who: string;
    readonly action: string;
    readonly step: LocalText | null;
    readonly comment: string | null;
  }[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}
