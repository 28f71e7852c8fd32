import { compile } from './compile';
import type { Deadline } from './deadline';
import { milliseconds } from './duration';
import type { FlowGraph, GraphNode } from './nodes/node-type';
import type { FlowBody } from './schema';
import { type SimulatedCase, simulate } from './simulate';

/** The worst that can happen to a request: found by running the flow every way it can go. */
export interface FlowWorstCase {
  /** Ways that were followed; there may be more. */
  readonly ways: number;
  readonly more: boolean;
  readonly approved: number;
  readonly rejected: number;
  /** Steps at which somebody decides on the way with most of them, in their order; one may come twice after a return. */
  readonly decisions: readonly string[];
  readonly time: LongestTime;
  /** Ways on which the request stops for good. */
  readonly deadEnds: readonly SimulatedCase[];
}

/** `waits` may take any time, `date`s stand in the record; `ms` bounds everything. */
export type LongestTime =
  | { readonly kind: 'bounded'; readonly ms: number; readonly whole: boolean }
  | { readonly kind: 'open'; readonly nodes: readonly string[] }
  | { readonly kind: 'date'; readonly nodes: readonly string[] };

/** Of a sound flow. */
export function worstCase(body: FlowBody): FlowWorstCase {
  const flow = compile(body);
  const { cases, more } = simulate(flow);
  const ended = (outcome: SimulatedCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const decisions = cases.map(decisionsOf).reduce((most, one) => (one.length > most.length ? one : most), []);
  return {
    ways: cases.length,
    more,
    approved: ended('approved'),
    rejected: ended('rejected'),
    decisions,
    time: longestTime(body, flow.graph, cases),
    deadEnds: cases.filter(({ outcome }) => outcome === null),
  };
}

function decisionsOf({ choices }: SimulatedCase): readonly string[] {
  return choices.flatMap(({ node, what }) => (what === 'time' ? [] : [node]));
}

function longestTime(body: FlowBody, graph: FlowGraph, cases: readonly SimulatedCase[]): LongestTime {
  if (body.deadline) return { kind: 'bounded', ms: milliseconds(body.deadline), whole: true };
  const nodes = [...graph.nodes.values()];
  const open = nodes.filter(waitsForever).map(({ id }) => id);
  if (open.length) return { kind: 'open', nodes: open };
  const dated = nodes.filter((node) => momentOf(node) === 'date').map(({ id }) => id);
  if (dated.length) return { kind: 'date', nodes: dated };
  return { kind: 'bounded', ms: Math.max(0, ...cases.map(({ lasted }) => lasted)), whole: false };
}

/** Somebody is asked and nothing decides for them: a reminder, or handing the task on, does not. */
function waitsForever({ type, config }: GraphNode): boolean {
  if (!type.failure) return false;
  const { deadline } = config as { readonly deadline?: Deadline }; // types whose steps can fail may have one
  return deadline?.action.kind !== 'approve' && deadline?.action.kind !== 'reject';
}

function momentOf({ config }: GraphNode): 'date' | 'while' | null {
  const { deadline, until } = config as { readonly deadline?: Deadline; readonly until?: Deadline['due'] }; // either may be missing
  const moment = until ?? deadline?.due;
  return moment ? ('field' in moment ? 'date' : 'while') : null;
}
