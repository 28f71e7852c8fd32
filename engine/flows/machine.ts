import { type StateValue, setup, transition } from 'xstate';
import type { MachineEvent, MovePlan } from './event';
import { forward, targets } from './graph';
import { isBusy, type Mark, type Marking, type MarkState, markOf, OUTCOMES } from './marking';
import type { FlowGraph, GraphNode } from './nodes/node-type';
import { activate, arrive, cancel, decide, finish, isQuiet, patch, rest, settle, unparked } from './reduce';
import { planArrival } from './returns';
import { asked, verdictOf } from './threshold';

/** What the machine tells the engine: a node was entered, or it can no longer pass. */
export interface Signal {
  readonly type: 'entered' | 'failed';
  readonly node: string;
  readonly visit: number;
}

/** A case being stepped. */
export interface Run {
  /** Carries the event out and gives its signals in order; null when the case does not accept it. */
  send(event: MachineEvent): readonly Signal[] | null;
  readonly marking: Marking;
}

/** A flow as a machine: restores a marking, steps it, performs nothing. XState stays behind it. */
export interface FlowMachine {
  open(marking: Marking): Run;
}

/** Eventless steps within one event; a sound flow needs a few per node. */
const MAX_ITERATIONS = 2_000;

// XState reads these two as types only.
const types = { context: {} as Marking, events: {} as MachineEvent };
const flow = setup({
  types,
  actions: {
    entered: (_, _params: Omit<Signal, 'type'>) => {},
    failed: (_, _params: Omit<Signal, 'type'>) => {},
  },
});
const { assign, raise } = flow;

/** The sources of a finished node's token are all its edges, unless it has chosen, or others wait for it alone. */
function route(marking: Marking, node: GraphNode): readonly string[] {
  return markOf(marking, node.id)?.to ?? marking.parked[node.id] ?? targets(forward(node));
}

const arrivals = new WeakMap<MachineEvent, MovePlan | null>();

/** What the event moves besides its own node. A token's plan is made once, on the marking it meets, and holds for all regions. */
function planOf(marking: Marking, event: MachineEvent): MovePlan | null {
  if (event.type === 'move') return event.plan;
  if (event.type !== 'flow') return null;
  let plan = arrivals.get(event);
  if (plan === undefined) {
    plan = planArrival(marking, event.from, event.to);
    arrivals.set(event, plan);
  }
  return plan;
}

function waits(plan: MovePlan | null, node: string): boolean {
  return plan !== null && Object.hasOwn(plan.wait, node);
}

function cancels(plan: MovePlan | null, node: string): boolean {
  return plan?.cancel.includes(node) ?? false;
}

/**
 * One region of the parallel machine per node. A finished node stays in `leaving`, busy, until its own `flow` event is processed:
 * a token in the machine's internal queue is invisible to the joins' guards.
 */
function region(node: GraphNode) {
  const id = node.id;
  const ends = node.type.terminates?.(node.config) ?? null;
  const entry = node.into.length > 1 ? '.busy.waiting' : '.busy.active';
  const how = { stops: (visit: number) => node.type.stops(node.config, visit), once: node.type.once };
  const mark = (context: Marking): Mark | undefined => markOf(context, id);
  const told = ({ context }: { context: Marking }) => ({ node: id, visit: mark(context)?.visit ?? 0 });
  const mine = (context: Marking, event: { node: string; visit: number }) =>
    event.node === id && event.visit === mark(context)?.visit;
  const reads = (context: Marking, verdict: 'passed' | 'failed') => {
    const now = mark(context);
    return now !== undefined && verdictOf(now) === verdict;
  };
  const parkedAnew = assign(({ context, event }) => ({
    ...context,
    parked: planOf(context, event)?.parked ?? context.parked,
  }));

  return flow.createStateConfig({
    initial: 'idle',
    on: {
      flow: [
        {
          guard: ({ context, event }) => waits(planOf(context, event), id),
          target: '.busy.waiting',
          actions: parkedAnew,
        },
        {
          guard: ({ context, event }) => cancels(planOf(context, event), id),
          target: '.cancelled',
          actions: parkedAnew,
        },
        {
          // 1-safe: a token that reaches a waiting node joins those that are there.
          guard: ({ context, event }) => event.to.includes(id) && mark(context)?.state === 'waiting',
          actions: assign(({ context, event }) => arrive(context, id, event)),
        },
        {
          guard: ({ event }) => event.to.includes(id),
          target: entry,
          actions: assign(({ context, event }) => arrive(context, id, event)),
        },
      ],
      // Never `reenter`: the parallel parent would become the domain and every other region fall back to `idle`.
      move: [
        { guard: ({ event }) => event.plan.activate === id, target: '.busy.active', actions: parkedAnew },
        { guard: ({ event }) => waits(event.plan, id), target: '.busy.waiting', actions: parkedAnew },
        { guard: ({ event }) => cancels(event.plan, id), target: '.cancelled', actions: parkedAnew },
        { guard: ({ event }) => event.plan.park === id, target: '.parked', actions: parkedAnew },
      ],
    },
    states: {
      // Also the state of nodes the marking does not know: a region that is entered by mistake does nothing.
      idle: {},
      busy: {
        initial: 'active',
        states: {
          waiting: {
            entry: assign(({ context, event }) =>
              rest(context, id, { state: 'waiting', plan: planOf(context, event) }),
            ),
            // A join fires when it holds a token and nothing busy upstream can still reach it.
            always: { guard: ({ context }) => !node.up.some((up) => isBusy(context, up)), target: 'active' },
          },
          active: {
            entry: [assign(({ context }) => activate(context, id, how)), { type: 'entered', params: told }],
            on: {
              answered: {
                guard: ({ context, event }) => mine(context, event),
                actions: assign(({ context, event }) => patch(context, event)),
              },
              decide: {
                guard: ({ context, event }) => mine(context, event) && asked(mark(context)).includes(event.vote.person),
                actions: assign(({ context, event }) => decide(context, event)),
              },
            },
            always: [
              { guard: ({ context }) => reads(context, 'passed'), target: 'leaving' },
              { guard: ({ context }) => reads(context, 'failed'), target: 'failing' },
            ],
          },
          failing: {
            entry: [assign(({ context }) => settle(context, id, 'leaving')), { type: 'failed', params: told }],
            on: {
              answered: {
                guard: ({ context, event }) => mine(context, event),
                target: 'leaving',
                actions: assign(({ context, event }) => patch(context, event)),
              },
            },
          },
          leaving: {
            entry: [
              assign(({ context }) => settle(context, id, 'leaving')),
              raise(
                ({ context }): MachineEvent =>
                  ends ? { type: 'end', outcome: ends } : { type: 'flow', from: id, to: route(context, node) },
              ),
            ],
            on: {
              flow: {
                guard: ({ event }) => event.from === id,
                target: `#done_${id}`,
                actions: assign(({ context }) => unparked(context, id)),
              },
            },
          },
        },
      },
      done: { id: `done_${id}`, entry: assign(({ context }) => settle(context, id, 'done')) },
      cancelled: { entry: assign(({ context }) => cancel(context, id)) },
      parked: { entry: assign(({ context }) => rest(context, id, { state: 'parked', plan: null })) },
    },
  });
}

export function flowMachine(graph: FlowGraph): FlowMachine {
  const machine = flow.createMachine({
    id: 'flow',
    // Atomic, and static context: each `transition` computes the initial snapshot anew.
    initial: 'created',
    context: { nodes: {}, parked: {}, automatic: 0, outcome: null, initiator: null, dueAt: null },
    options: { maxIterations: MAX_ITERATIONS },
    states: {
      created: {},
      running: {
        type: 'parallel',
        states: Object.fromEntries([...graph.nodes.values()].map((node) => [node.id, region(node)])),
        on: {
          end: OUTCOMES.map((outcome) => ({
            guard: ({ event }: { event: { outcome: string } }) => event.outcome === outcome,
            target: outcome,
            actions: assign(({ context }) => finish(context, outcome)),
          })),
        },
        always: {
          guard: ({ context }) => isQuiet(context),
          target: 'approved',
          actions: assign(({ context }) => finish(context, 'approved')),
        },
      },
      ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, { type: 'final' as const }])),
    },
  });

  function restore(marking: Marking) {
    return machine.resolveState({ value: stateValue(graph, marking), context: marking });
  }

  return {
    open(marking) {
      let snapshot = restore(marking);
      return {
        send(event) {
          const [next, actions] = transition(machine, snapshot, event);
          if (next === snapshot && actions.length === 0) return null;
          snapshot = next;
          return actions.filter((action) => !action.type.startsWith('xstate.')).map(signal);
        },
        get marking() {
          return snapshot.context;
        },
      };
    },
  };
}

function signal(action: { readonly type: string; readonly params: unknown }): Signal {
  // Only the two actions declared above are left; their parameters are made by `told`.
  return { type: action.type, ...(action.params as Omit<Signal, 'type'>) } as Signal;
}

const VALUES: Readonly<Record<MarkState, StateValue>> = {
  waiting: { busy: 'waiting' },
  active: { busy: 'active' },
  leaving: { busy: 'leaving' },
  done: 'done',
  cancelled: 'cancelled',
  parked: 'parked',
};

/** Where the machine stands with this marking. */
function stateValue(graph: FlowGraph, marking: Marking): StateValue {
  if (marking.outcome) return marking.outcome;
  const regions = [...graph.nodes.keys()].map((id): [string, StateValue] => {
    const mark = markOf(marking, id);
    return [id, mark ? VALUES[mark.state] : 'idle'];
  });
  return { running: Object.fromEntries(regions) };
}
