import type * as z from 'zod';
import type { Problem } from '@/engine/kernel/fault';
import type { Json } from '@/engine/kernel/json';
import type { Effect } from '../effect';
import type { MarkPatch } from '../event';
import type { Mark, Marking } from '../marking';
import type { Asking } from '../question';
import type { FlowBody, FlowEdge, FlowNode } from '../schema';

/** One node of a flow, ready to be walked. */
export interface GraphNode {
  readonly id: string;
  readonly node: FlowNode;
  readonly type: NodeType;
  /** The node's configuration as its type has parsed it. */
  readonly config: unknown;
  /** In their order, the default last. */
  readonly out: readonly FlowEdge[];
  readonly into: readonly FlowEdge[];
  /** Nodes from which this one can be reached. */
  readonly up: readonly string[];
}

/** A flow body ready to be walked. */
export interface FlowGraph {
  readonly body: FlowBody;
  readonly start: string;
  readonly nodes: ReadonlyMap<string, GraphNode>;
}

/** Where a type stands in the designer's palette. */
export type NodeGroup = 'people' | 'routing' | 'time' | 'action' | 'frame';

export type Verb = 'approve' | 'reject' | 'return' | 'transfer' | 'comment';

/** Where the case goes when the node has failed. */
export type Failure =
  | { readonly to: 'end' }
  | { readonly to: 'start'; readonly straight: boolean }
  | { readonly to: 'node'; readonly node: string; readonly straight: boolean }
  | { readonly to: 'edge'; readonly edge: string };

/** What a person may do with a task of the node. */
export interface Buttons {
  readonly verbs: readonly Verb[];
  /** Verbs that need a comment. */
  readonly commented: readonly Verb[];
  /** After a return: run everything between again, come straight back, or as the returner chooses. */
  readonly back: 'rerun' | 'straight' | 'choose';
}

/** The node's surroundings at the moment it is entered or its timer rings. */
export interface Place<Config> {
  readonly node: GraphNode;
  readonly config: Config;
  readonly mark: Mark;
  readonly marking: Marking;
  readonly graph: FlowGraph;
  /** UTC milliseconds. */
  readonly at: number;
  /** Decisions that may still be made without a person. */
  readonly automaticLeft: number;
  /** The step was caused by a person, who can be told of a refusal. */
  readonly byPerson: boolean;
}

export interface Entry {
  readonly patch?: MarkPatch;
  readonly effects?: readonly Effect[];
  /** Decisions made without a person. */
  readonly automatic?: number;
}

/** Names of other definitions' parts that a configuration mentions; lint checks that they exist. */
export interface References {
  readonly fields?: readonly string[];
  /** Values it would write, by field. */
  readonly values?: Readonly<Record<string, Json>>;
  readonly staff?: readonly string[];
  readonly units?: readonly string[];
}

export interface LintPlace {
  readonly policies: FlowBody['policies'];
  readonly out: readonly FlowEdge[];
  /** Ids of nodes that come before this one on some way. */
  readonly up: ReadonlySet<string>;
  /** Whether a case may be sent back to the node. */
  readonly returnable: (node: string) => boolean;
}

/**
 * The contract of a kind of node. Shared code asks these properties and never which kind it is.
 * A kind that stands still (`stops`) passes by what its mark says: votes over the threshold, or `passed`.
 */
export interface NodeType<Config = unknown> {
  readonly type: string;
  readonly group: NodeGroup;
  readonly config: z.ZodType<Config>;
  /** Configuration of a node just put on the canvas. */
  readonly initial: Config;
  readonly incoming: 'none' | 'some';
  readonly outgoing: 'none' | 'one' | 'many';
  /** Outgoing edges carry conditions and the first that holds is taken. */
  readonly chooses: boolean;
  /** A case may be sent back here. */
  readonly returnable: boolean;
  /** What it does happens once in a case, whatever is run again. */
  readonly once: boolean;
  /** Does this activation wait for something? `visit` counts from 1. */
  stops(config: Config, visit: number): boolean;
  /** Reaching the node ends the whole case at once with this outcome. */
  terminates?(config: Config): 'rejected' | null;
  enter?(place: Place<Config>): Asking<Entry>;
  /** Its timer rang. */
  ring?(place: Place<Config>): Asking<Entry>;
  failure?(config: Config): Failure;
  buttons?(config: Config): Buttons;
  references?(config: Config): References;
  lint?(config: Config, place: LintPlace): readonly Problem[];
}

export function nodeType<Config>(definition: NodeType<Config>): NodeType<Config> {
  return definition;
}
