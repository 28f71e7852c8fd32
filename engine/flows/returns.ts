import type { MovePlan } from './event';
import { isLive, type Marking, markOf } from './marking';
import type { FlowGraph } from './nodes/node-type';

/** Nodes this node's present activation came from, directly or through others: what this case really passed. */
export function causalAncestors(marking: Marking, node: string): Set<string> {
  const found = new Set<string>();
  const walk = [...(markOf(marking, node)?.from ?? [])];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    walk.push(...(markOf(marking, at)?.from ?? []));
  }
  return found;
}

/** Live nodes whose present activation came from this node's, directly or through others. */
export function causalDescendants(marking: Marking, node: string): Set<string> {
  const found = new Set<string>();
  const walk = [node];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    for (const [id, mark] of Object.entries(marking.nodes)) {
      if (found.has(id) || id === node || !isLive(marking, id) || !mark.from.includes(at)) continue;
      found.add(id);
      walk.push(id);
    }
  }
  return found;
}

/** Nodes a case may be sent back to from `node`, in the order of the flow. */
export function returnTargets(graph: FlowGraph, marking: Marking, node: string): string[] {
  const passed = causalAncestors(marking, node);
  return [...graph.nodes.values()]
    .filter(({ id, type }) => {
      const state = markOf(marking, id)?.state;
      return type.returnable && passed.has(id) && (state === 'done' || state === 'active');
    })
    .map(({ id }) => id);
}

/** Takes back everything that came from `to` and starts it again; branches that do not come from it keep what they have. */
function planRerun(marking: Marking, to: string): MovePlan {
  return { ...planTakeBack(marking, to), activate: to };
}

/** Takes back everything that came from `node` without starting anything. */
export function planTakeBack(marking: Marking, node: string): MovePlan {
  return takeBack(marking, [node], {});
}

/**
 * A token reaches nodes that had already gone on, or are being decided: a return elsewhere has made it take another way than before.
 * They start anew with it, and what they had led to is taken back. Null when the token changes nothing behind it.
 */
export function planArrival(marking: Marking, from: string | null, to: readonly string[]): MovePlan | null {
  const again = to.filter((id) => {
    const state = markOf(marking, id)?.state;
    return state === 'done' || state === 'active';
  });
  if (again.length === 0 || from === null) return null;
  return takeBack(marking, again, Object.fromEntries(to.map((id) => [id, from])));
}

/** `arriving`: node → source of the token that reaches it in the same step. */
function takeBack(marking: Marking, nodes: readonly string[], arriving: Readonly<Record<string, string>>): MovePlan {
  const undone = new Set(nodes.flatMap((node) => [...causalDescendants(marking, node)]));
  const cancel: string[] = [];
  const wait: Record<string, readonly string[]> = {};
  for (const id of undone) {
    const kept = (markOf(marking, id)?.from ?? []).filter((source) => !nodes.includes(source) && !undone.has(source));
    const sources = arriving[id] === undefined ? kept : [...kept, arriving[id]];
    if (sources.length) wait[id] = sources;
    else cancel.push(id);
  }
  return { activate: null, cancel, park: null, wait, parked: unpark(marking, nodes, undone) };
}

/**
 * The whole return from `from` to `to`. Straight back is for a node that had passed: one that had rejected along an edge of its own is
 * run again in full, since it may now pass and the case take another way.
 */
export function planReturn(
  marking: Marking,
  from: string,
  how: { readonly to: string; readonly straight: boolean },
): MovePlan {
  const passed = markOf(marking, how.to)?.took === undefined;
  return how.straight && passed ? planStraight(marking, from, how.to) : planRerun(marking, how.to);
}

/** Asks `to` again while only the returning node steps aside; the token then comes straight back to it. */
function planStraight(marking: Marking, from: string, to: string): MovePlan {
  const waiting = marking.parked[to] ?? [];
  const parked = { ...marking.parked, [to]: [...waiting.filter((id) => id !== from), from] };
  return { activate: to, cancel: [], park: from, wait: {}, parked };
}

/** What is taken back waits for nobody; a node that was asked again only for its sake keeps an empty list. */
function unpark(marking: Marking, nodes: readonly string[], undone: ReadonlySet<string>): Marking['parked'] {
  const parked: Record<string, readonly string[]> = {};
  for (const [asked, waiting] of Object.entries(marking.parked)) {
    if (nodes.includes(asked) || undone.has(asked)) continue;
    parked[asked] = waiting.filter((id) => !undone.has(id));
  }
  return parked;
}

export interface ReturnPreview {
  /** Will be asked or run again. */
  readonly again: readonly string[];
  /** Keep their finished work and wait. */
  readonly waiting: readonly string[];
  /** Busy elsewhere and untouched. */
  readonly untouched: readonly string[];
}

/** What a return would do, to be shown before the click. */
export function previewReturn(
  marking: Marking,
  from: string,
  how: { readonly to: string; readonly straight: boolean },
): ReturnPreview {
  const plan = planReturn(marking, from, how);
  const again = [how.to, ...plan.cancel, ...(plan.park ? [plan.park] : [])];
  const waiting = Object.keys(plan.wait);
  const untouched = Object.entries(marking.nodes)
    .filter(
      ([id, { state }]) => (state === 'active' || state === 'waiting') && !again.includes(id) && !waiting.includes(id),
    )
    .map(([id]) => id);
  return { again, waiting, untouched };
}
