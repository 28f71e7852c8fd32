import { Fault } from '@/engine/kernel/fault';
import { localText } from '@/engine/kernel/text';
import type { Assignee, DuplicatePolicy, EmptyPolicy, InitiatorPolicy } from './assignees';
import type { Effect } from './effect';
import { type AutomaticReason, type Marking, markOf } from './marking';
import type { FlowGraph, Place } from './nodes/node-type';
import { type Asking, askPeople } from './question';
import { causalAncestors } from './returns';

/** How far up an initiator's own request is carried to find somebody else. */
const LEVELS_UP = 6;

/** People in the order of their sources, each once. The lists themselves come from outside. */
export function* peopleOf(sources: readonly Assignee[], initiator: string | null): Asking<string[]> {
  const people = new Set<string>();
  for (const source of sources) {
    const named = source.kind === 'initiator' ? (initiator === null ? [] : [initiator]) : yield* askPeople(source);
    for (const person of named) people.add(person);
  }
  return [...people];
}

/** Whom a human node asks; with nobody it either passes for a reason, or it is stuck. */
export interface Assignment {
  readonly people: readonly string[];
  readonly passes?: AutomaticReason;
  readonly effects: readonly Effect[];
}

type Here = Pick<Place<unknown>, 'node' | 'mark' | 'marking' | 'graph' | 'byPerson' | 'automaticLeft'>;

/** The people of the sources, after the policies for the initiator and for nobody at all. */
export function* assign(
  here: Here,
  sources: readonly Assignee[],
  policies: { readonly empty: EmptyPolicy; readonly initiator: InitiatorPolicy },
): Asking<Assignment> {
  const { initiator } = here.marking;
  const found = yield* peopleOf(sources, initiator);
  const others = found.filter((person) => person !== initiator);
  if (found.length === 0) return yield* nobody(here, policies.empty);
  if (others.length === found.length || policies.initiator === 'ask') return { people: found, effects: [] };
  if (policies.initiator === 'skip') {
    if (others.length) return { people: others, effects: [] };
    return here.automaticLeft > 0 ? { people: [], passes: 'initiator', effects: [] } : yield* limited(here);
  }
  const managers = yield* nextManagers(initiator);
  const people = [...new Set(found.flatMap((person) => (person === initiator ? managers : [person])))];
  return people.length ? { people, effects: [] } : yield* nobody(here, policies.empty);
}

function* nextManagers(initiator: string | null): Asking<readonly string[]> {
  for (let level = 0; level <= LEVELS_UP; level++) {
    const managers = (yield* askPeople({ kind: 'manager', level })).filter((person) => person !== initiator);
    if (managers.length) return managers;
  }
  return [];
}

function* nobody(here: Here, policy: EmptyPolicy): Asking<Assignment> {
  if (policy.kind === 'pass') {
    return here.automaticLeft > 0 ? { people: [], passes: 'nobody', effects: [] } : yield* limited(here);
  }
  if (policy.kind === 'staff') {
    const people = yield* askPeople(policy);
    if (people.length) return { people, effects: [note(here, 'fallback')] };
  }
  // A timer has nobody to tell: its case goes to the admins instead of standing still.
  if (policy.kind === 'refuse' && here.byPerson) {
    throw new Fault('refused', 'flows.nobodyToAsk', { title: localText(here.node.node.title, 'zh-CN') });
  }
  return yield* askAdmins(here);
}

/** Too many decisions in a row were made without a person: now one is asked. */
function* limited(here: Here): Asking<Assignment> {
  const { people, effects } = yield* askAdmins(here);
  return { people, effects: [note(here, 'limit'), ...effects] };
}

/** The flow's admins; without any, the node is stuck and an incident. */
export function* askAdmins(here: Pick<Here, 'node' | 'mark' | 'marking' | 'graph'>): Asking<Assignment> {
  const people = yield* peopleOf(here.graph.body.admins, here.marking.initiator);
  if (people.length) return { people, effects: [note(here, 'admins')] };
  const at = { node: here.node.id, visit: here.mark.visit };
  return { people: [], effects: [note(here, 'stuck'), { kind: 'incident', ...at }] };
}

function note(here: Pick<Here, 'node' | 'mark'>, what: 'fallback' | 'admins' | 'stuck' | 'limit'): Effect {
  return { kind: 'note', note: what, node: here.node.id, visit: here.mark.visit };
}

/** Who has approved before this activation: just before it, or anywhere on the way to it. */
export function approvedBefore(
  graph: FlowGraph,
  marking: Marking,
  at: { node: string; policy: DuplicatePolicy },
): Set<string> {
  if (at.policy === 'ask') return new Set();
  const nodes = at.policy === 'earlier' ? causalAncestors(marking, at.node) : nearestDeciders(graph, marking, at.node);
  const people = new Set<string>();
  for (const id of nodes) {
    if (!decides(graph, id)) continue;
    for (const vote of markOf(marking, id)?.votes ?? []) {
      if (vote.verdict === 'approve' && vote.person !== null) people.add(vote.person);
    }
  }
  return people;
}

function decides(graph: FlowGraph, node: string): boolean {
  return graph.nodes.get(node)?.type.failure !== undefined;
}

function nearestDeciders(graph: FlowGraph, marking: Marking, node: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = [...(markOf(marking, node)?.from ?? [])];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (decides(graph, at)) found.add(at);
    else walk.push(...(markOf(marking, at)?.from ?? []));
  }
  return found;
}
