import { Fault } from '@/engine/kernel/fault';
import { CASE_TIMER, type Effect } from './effect';
import type { CaseEvent, MachineEvent } from './event';
import { graphNode } from './graph';
import { type Mark, type Marking, markOf } from './marking';
import type { FlowGraph, Place, Verb } from './nodes/node-type';
import type { Asking } from './question';
import { planReturn, returnTargets } from './returns';
import type { FlowBody } from './schema';
import { asked, replacePeople, tally } from './threshold';

/** What an event from outside means for the machine, and what it says by itself. */
export interface Accepted {
  readonly events: readonly MachineEvent[];
  readonly effects?: readonly Effect[];
}

type Event<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;
type PlaceOf = (node: string) => Place<unknown>;

/** Judges an event against the case as it stands; refusals are faults a person can be told. */
export function* accept(graph: FlowGraph, marking: Marking, event: CaseEvent, placeOf: PlaceOf): Asking<Accepted> {
  if (event.type === 'start') return { events: [{ type: 'flow', from: null, to: [graph.start] }] };
  if (marking.outcome) throw new Fault('conflict', 'flows.ended', { outcome: marking.outcome });
  if (event.type === 'decide') return decide(graph, marking, event);
  if (event.type === 'return') return sendBack(graph, marking, event);
  if (event.type === 'transfer') return transfer(graph, marking, event);
  if (event.type === 'reassign') return reassign(marking, event);
  if (event.type === 'timer') return yield* timer(marking, event, placeOf);
  if (event.type === 'withdraw') return withdraw(graph, marking, event);
  return { events: [{ type: 'end', outcome: 'terminated' }] };
}

function decide(graph: FlowGraph, marking: Marking, event: Event<'decide'>): Accepted {
  myTask(marking, event);
  allow(graph, event, event.verdict);
  const { node, visit, person, verdict, at } = event;
  return { events: [{ type: 'decide', node, visit, vote: { person, verdict, at } }] };
}

function sendBack(graph: FlowGraph, marking: Marking, event: Event<'return'>): Accepted {
  myTask(marking, event);
  const { back } = allow(graph, event, 'return');
  const { node, to, straight } = event;
  if (back !== 'choose' && straight !== (back === 'straight')) throw new Fault('refused', 'flows.returnWay');
  if (!returnTargets(graph, marking, node).includes(to)) throw new Fault('refused', 'flows.returnTarget');
  return { events: [{ type: 'move', plan: planReturn(marking, node, { to, straight }) }] };
}

function transfer(graph: FlowGraph, marking: Marking, event: Event<'transfer'>): Accepted {
  const mark = myTask(marking, event);
  allow(graph, event, 'transfer');
  const { node, visit, person, to } = event;
  if (to === person) throw new Fault('refused', 'flows.transferToSelf');
  if (mark.people?.includes(to)) throw new Fault('refused', 'flows.transferToAsked');
  return { events: [{ type: 'answered', node, visit, patch: replacePeople(mark, [person], [to]), automatic: 0 }] };
}

function reassign(marking: Marking, event: Event<'reassign'>): Accepted {
  const mark = activation(marking, event);
  const { node, visit, people } = event;
  if (people.length === 0 || !mark.threshold) throw new Fault('invalid', 'flows.nobodyChosen');
  const patch = { ...replacePeople(mark, tally(mark).pending, people), stuck: undefined };
  return { events: [{ type: 'answered', node, visit, patch, automatic: 0 }] };
}

function* timer(marking: Marking, event: Event<'timer'>, placeOf: PlaceOf): Asking<Accepted> {
  const { node, visit, at } = event;
  const due = node === CASE_TIMER ? marking.dueAt : (activation(marking, event).dueAt ?? null);
  if (due === null || due > at) throw new Fault('conflict', 'flows.stale');
  if (node === CASE_TIMER) return { events: [{ type: 'end', outcome: 'rejected' }] };
  const place = placeOf(node);
  const { patch = {}, effects, automatic = 0 } = (yield* place.node.type.ring?.(place) ?? silence()) ?? {};
  return { events: [{ type: 'answered', node, visit, patch, automatic: marking.automatic + automatic }], effects };
}

// biome-ignore lint/correctness/useYield: stands in for a node without a bell
function* silence(): Asking<undefined> {
  return undefined;
}

function withdraw(graph: FlowGraph, marking: Marking, event: Event<'withdraw'>): Accepted {
  if (event.person !== marking.initiator) throw new Fault('forbidden', 'flows.notInitiator');
  const refusal = mayWithdraw(graph.body.withdraw, marking);
  if (refusal) throw refusal;
  return { events: [{ type: 'end', outcome: 'withdrawn' }] };
}

/** Null when the initiator may take the request back, else why not. */
export function mayWithdraw(policy: FlowBody['withdraw'], marking: Marking): Fault | null {
  if (policy === 'never') return new Fault('refused', 'flows.withdrawOff');
  const acted = Object.values(marking.nodes).some(({ votes }) =>
    votes?.some(({ automatic, person }) => !automatic && person !== marking.initiator),
  );
  return policy === 'untouched' && acted ? new Fault('refused', 'flows.withdrawLate') : null;
}

function activation(marking: Marking, event: { readonly node: string; readonly visit: number }): Mark {
  const mark = markOf(marking, event.node);
  if (mark?.state !== 'active' || mark.visit !== event.visit) throw new Fault('conflict', 'flows.stale');
  return mark;
}

function myTask(
  marking: Marking,
  event: { readonly node: string; readonly visit: number; readonly person: string },
): Mark {
  const mark = activation(marking, event);
  if (!asked(mark).includes(event.person)) throw new Fault('forbidden', 'flows.notAsked');
  return mark;
}

function allow(graph: FlowGraph, event: { readonly node: string; readonly comment?: string }, verb: Verb) {
  const node = graphNode(graph, event.node);
  const buttons = node.type.buttons?.(node.config);
  if (!buttons?.verbs.includes(verb)) throw new Fault('refused', 'flows.verbOff', { verb });
  if (buttons.commented.includes(verb) && !event.comment?.trim())
    throw new Fault('invalid', 'flows.commentNeeded', { verb });
  return buttons;
}
