import { Fault, invariant } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { CompiledFlow } from './compile';
import { milliseconds } from './duration';
import type { Effect } from './effect';
import type { CaseEvent, MachineEvent } from './event';
import { graphNode } from './graph';
import type { Run, Signal } from './machine';
import { EMPTY_MARKING, type Marking, markOf } from './marking';
import type { Failure, Place } from './nodes/node-type';
import { taskEffects, timerEffects } from './projection';
import type { Answer, Asked, Asking, Changes } from './question';
import { causalDescendants, planReturn, planTakeBack, returnTargets } from './returns';
import { accept } from './verbs';

export interface Step {
  readonly marking: Marking;
  readonly effects: readonly Effect[];
}

/** Machine events of one step; a sound flow needs a few per node. */
const MAX_EVENTS = 2_000;

/**
 * One event from outside, carried through to the next rest. Pure: questions are yielded and answered by the caller, effects come
 * back as data. The same marking, event and answers always give the same step.
 * Throws a fault when the case does not accept the event; then nothing has changed.
 */
export function* run(flow: CompiledFlow, before: Marking, event: CaseEvent): Generator<Asked, Step, Answer> {
  const step = new Stepping(flow, opened(flow, before, event), event);
  const { events, effects = [] } = yield* step.asking(
    accept(flow.graph, step.marking, event, (node) => step.place(node)),
  );
  step.effects.push(...effects);
  const queue = [...events];
  for (let count = 0; queue.length; count++) {
    invariant(count < MAX_EVENTS, 'a step ends');
    const next = queue.shift()!;
    const signals = step.send(next);
    // Answers to a node that has meanwhile been left are void; an event from outside must be accepted.
    if (!signals && count < events.length) throw new Fault('conflict', 'flows.stale');
    for (const signal of signals ?? []) queue.push(...(yield* step.answer(signal)));
  }
  const { marking } = step;
  return {
    marking,
    effects: [
      ...taskEffects(before, marking, event),
      ...timerEffects(before, marking),
      ...step.effects,
      ...(marking.outcome && !before.outcome ? [{ kind: 'finish', outcome: marking.outcome } as const] : []),
    ],
  };
}

function opened(flow: CompiledFlow, before: Marking, event: CaseEvent): Marking {
  if (event.type !== 'start') return before;
  invariant(Object.keys(before.nodes).length === 0, 'a case starts once');
  const { deadline } = flow.graph.body;
  const dueAt = deadline ? event.at + milliseconds(deadline) : null;
  return { ...EMPTY_MARKING, initiator: event.initiator, dueAt };
}

const NOT_PEOPLE: readonly CaseEvent['type'][] = ['timer'];

class Stepping {
  readonly effects: Effect[] = [];
  private changes: Changes = {};
  private readonly open: Run;

  constructor(
    private readonly flow: CompiledFlow,
    marking: Marking,
    private readonly event: CaseEvent,
  ) {
    this.open = flow.machine.open(marking);
  }

  get marking(): Marking {
    return this.open.marking;
  }

  send(event: MachineEvent): readonly Signal[] | null {
    return this.open.send(event);
  }

  /** Every question shows what this step has already changed about the record. */
  *asking<T>(questions: Asking<T>): Generator<Asked, T, Answer> {
    let next = questions.next();
    while (!next.done) next = questions.next(yield { ...next.value, changes: this.changes });
    return next.value;
  }

  place(id: string): Place<unknown> {
    const { marking } = this;
    const node = graphNode(this.flow.graph, id);
    const mark = markOf(marking, id);
    invariant(mark, `node ${id} has been entered`);
    return {
      node,
      config: node.config,
      mark,
      marking,
      graph: this.flow.graph,
      at: this.event.at,
      automaticLeft: Math.max(0, LIMITS.automaticVotes - marking.automatic),
      byPerson: !NOT_PEOPLE.includes(this.event.type),
    };
  }

  *answer(signal: Signal): Generator<Asked, readonly MachineEvent[], Answer> {
    return signal.type === 'failed' ? this.failed(signal) : yield* this.entered(signal);
  }

  private *entered({ node, visit }: Signal): Generator<Asked, readonly MachineEvent[], Answer> {
    const place = this.place(node);
    const { type } = place.node;
    // Another branch has ended the case in the same moment.
    if (place.mark.state === 'cancelled') return [];
    if (type.once && place.mark.acted !== visit) {
      this.effects.push({ kind: 'note', note: 'repeated', node, visit });
      return [];
    }
    if (!type.enter) return [];
    const { patch, effects = [], automatic = 0 } = yield* this.asking(type.enter(place));
    for (const effect of effects) if (effect.kind === 'record') this.changes = { ...this.changes, ...effect.set };
    this.effects.push(...effects);
    return patch ? [{ type: 'answered', node, visit, patch, automatic: this.marking.automatic + automatic }] : [];
  }

  private failed({ node, visit }: Signal): readonly MachineEvent[] {
    const { graph } = this.flow;
    const { marking } = this;
    const { type, config } = graphNode(graph, node);
    const failure: Failure = type.failure?.(config) ?? { to: 'end' };
    if (failure.to === 'end') return [{ type: 'end', outcome: 'rejected' }];
    if (failure.to === 'edge') {
      const edge = graph.body.edges.find((one) => one.id === failure.edge);
      invariant(edge, `reject edge of ${node} exists`);
      const patch = { to: [edge.to], took: edge.id };
      const rejected: MachineEvent = { type: 'answered', node, visit, patch, automatic: marking.automatic };
      // Asked again and now rejecting: what its earlier approval led to is void.
      const voided = causalDescendants(marking, node).size > 0;
      return voided ? [{ type: 'move', plan: planTakeBack(marking, node) }, rejected] : [rejected];
    }
    const wanted = failure.to === 'node' ? failure.node : graph.start;
    const target = returnTargets(graph, marking, node).includes(wanted) ? wanted : graph.start;
    return [{ type: 'move', plan: planReturn(marking, node, { to: target, straight: failure.straight }) }];
  }
}
