export const OUTCOMES = ['approved', 'rejected', 'withdrawn', 'terminated'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const MODES = ['any', 'all', 'sequence', 'ratio'] as const;
/** Any one decides; all must approve; one after the other; a number or share of those asked. */
export type Mode = (typeof MODES)[number];

/** How many approvals a ratio asks for: a share in percent of those asked, rounded up, or a plain number. */
export type Share = { readonly percent: number } | { readonly count: number };

/** When a node passes. How many approvals that means follows from the people asked, who may change. */
export interface Threshold {
  readonly mode: Mode;
  readonly share?: Share;
  /** The first rejection fails the node, whatever could still come. */
  readonly veto: boolean;
}

/** A node without a mark is idle. `leaving` lasts only within one step and is never stored. */
export type MarkState = 'waiting' | 'active' | 'leaving' | 'done' | 'cancelled' | 'parked';

export type Verdict = 'approve' | 'reject';

/** Why a decision was made without asking anybody. */
export type AutomaticReason = 'nobody' | 'initiator' | 'approvedBefore' | 'deadline';

export interface Vote {
  /** Staff or member id; null when there was nobody to ask. */
  readonly person: string | null;
  readonly verdict: Verdict;
  /** UTC milliseconds. */
  readonly at: number;
  readonly automatic?: AutomaticReason;
}

/** What a case knows about one node: its present or last activation. */
export interface Mark {
  readonly state: MarkState;
  /** Counts activations; tasks, timers and clicks carry it. */
  readonly visit: number;
  /** Nodes whose tokens this activation has consumed, or, while waiting, has received. */
  readonly from: readonly string[];
  readonly people?: readonly string[];
  readonly threshold?: Threshold;
  readonly votes?: readonly Vote[];
  /** Person asked now → person first asked. */
  readonly originals?: Readonly<Record<string, string>>;
  /** UTC milliseconds of the timer. */
  readonly dueAt?: number;
  readonly reminders?: number;
  /** Where the token goes, when the node itself has chosen. */
  readonly to?: readonly string[];
  /** Passes without anybody's vote. */
  readonly passed?: true;
  /** Nobody could be found to act: an incident for the admins. */
  readonly stuck?: true;
  /** The edge the node has chosen. */
  readonly took?: string;
  /** Visit at which an action that may happen once in a case has happened; survives every return. */
  readonly acted?: number;
}

/**
 * The whole state of a case: plain JSON, our own shape, stored with the case. The machine is restored from it and read back into it.
 */
export interface Marking {
  readonly nodes: Readonly<Record<string, Mark>>;
  /** Node that was asked again → nodes that wait for it alone (straight back). An empty list: its token goes nowhere. */
  readonly parked: Readonly<Record<string, readonly string[]>>;
  /** Decisions made without a person since a person last acted. */
  readonly automatic: number;
  readonly outcome: Outcome | null;
  /** Staff or member id; null when a program or the public started the case. */
  readonly initiator: string | null;
  /** End of the whole case in UTC milliseconds. */
  readonly dueAt: number | null;
}

export const EMPTY_MARKING: Marking = {
  nodes: {},
  parked: {},
  automatic: 0,
  outcome: null,
  initiator: null,
  dueAt: null,
};

export function markOf(marking: Marking, node: string): Mark | undefined {
  return Object.hasOwn(marking.nodes, node) ? marking.nodes[node] : undefined;
}

/** Holds a token, or may still send one on. */
export function isBusy(marking: Marking, node: string): boolean {
  const state = markOf(marking, node)?.state;
  return state === 'waiting' || state === 'active' || state === 'leaving';
}

/** Everything that happened and still counts: busy, done, or parked to be asked again. */
export function isLive(marking: Marking, node: string): boolean {
  const state = markOf(marking, node)?.state;
  return state !== undefined && state !== 'cancelled';
}

/** Keys set to `undefined` are removed, so that a marking survives JSON unchanged. */
export function withMark(marking: Marking, node: string, change: Partial<Mark>): Marking {
  const mark: Record<string, unknown> = { state: 'cancelled', visit: 0, from: [], ...markOf(marking, node), ...change };
  for (const key of Object.keys(mark)) if (mark[key] === undefined) delete mark[key];
  // Required keys stand in the literal above and no change sets them to undefined.
  return { ...marking, nodes: { ...marking.nodes, [node]: mark as unknown as Mark } };
}
