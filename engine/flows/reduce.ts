import type { MachineEvent, MovePlan } from './event';
import { isBusy, type Mark, type Marking, type MarkState, markOf, type Outcome, withMark } from './marking';

/** How a marking changes at each step of the machine; an event that is none of a change's business leaves it alone. */

/** A token reaches the node. A parked node keeps its sources; one that was done is run again for all of them. */
export function arrive(marking: Marking, node: string, event: MachineEvent): Marking {
  const mark = markOf(marking, node);
  if (event.type !== 'flow' || mark?.state === 'parked') return marking;
  const { from } = event;
  const before = mark && mark.state !== 'cancelled' ? mark.from : [];
  return withMark(marking, node, { from: from === null || before.includes(from) ? before : [...before, from] });
}

/** Aside or waiting again: of the last activation stay the count, the sources and what may happen only once. */
export function rest(
  marking: Marking,
  node: string,
  to: { state: 'waiting' | 'parked'; plan: MovePlan | null },
): Marking {
  const mark = markOf(marking, node);
  const kept = to.plan?.wait[node];
  return setMark(marking, node, {
    state: to.state,
    visit: mark?.visit ?? 0,
    from: kept ?? mark?.from ?? [],
    ...(mark?.acted && { acted: mark.acted }),
  });
}

/** A new activation. `stops` and `once` are the node type's. */
export function activate(
  marking: Marking,
  node: string,
  how: { stops(visit: number): boolean; once: boolean },
): Marking {
  const mark = markOf(marking, node);
  const visit = (mark?.visit ?? 0) + 1;
  return setMark(marking, node, {
    state: 'active',
    visit,
    from: mark?.from ?? [],
    ...(how.once && { acted: mark?.acted ?? visit }),
    ...(!how.stops(visit) && { passed: true as const }),
  });
}

export function patch(marking: Marking, event: MachineEvent): Marking {
  if (event.type !== 'answered') return marking;
  return { ...withMark(marking, event.node, event.patch), automatic: event.automatic };
}

export function decide(marking: Marking, event: MachineEvent): Marking {
  if (event.type !== 'decide') return marking;
  const votes = [...(markOf(marking, event.node)?.votes ?? []), event.vote];
  return { ...withMark(marking, event.node, { votes }), automatic: 0 };
}

export function settle(marking: Marking, node: string, state: 'leaving' | 'done'): Marking {
  return withMark(marking, node, { state, dueAt: undefined });
}

/** The token has left: whoever waited for this node alone has it now. */
export function unparked(marking: Marking, node: string): Marking {
  if (!Object.hasOwn(marking.parked, node)) return marking;
  return { ...marking, parked: Object.fromEntries(Object.entries(marking.parked).filter(([id]) => id !== node)) };
}

export function cancel(marking: Marking, node: string): Marking {
  const mark = markOf(marking, node);
  return setMark(marking, node, {
    state: 'cancelled',
    visit: mark?.visit ?? 0,
    from: [],
    ...(mark?.acted && { acted: mark.acted }),
  });
}

/** Ends the case and keeps its picture: what had finished is done, what was under way is cancelled. */
export function finish(marking: Marking, outcome: Outcome): Marking {
  const nodes = Object.entries(marking.nodes).map(([id, mark]): [string, Mark] => {
    const state: MarkState = mark.state === 'done' || mark.state === 'leaving' ? 'done' : 'cancelled';
    return [id, withoutTimer({ ...mark, state })];
  });
  return { ...marking, nodes: Object.fromEntries(nodes), parked: {}, dueAt: null, outcome };
}

export function isQuiet(marking: Marking): boolean {
  return !Object.keys(marking.nodes).some((node) => isBusy(marking, node));
}

function withoutTimer({ dueAt: _, ...mark }: Mark): Mark {
  return mark;
}

function setMark(marking: Marking, node: string, mark: Mark): Marking {
  return { ...marking, nodes: { ...marking.nodes, [node]: mark } };
}
