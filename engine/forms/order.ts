/** Nodes so that each stands after those it needs, and the circles that make this impossible for some. */
export interface Order {
  readonly order: readonly string[];
  /** Each circle as the ids on it, in the order they need each other. */
  readonly loops: readonly (readonly string[])[];
}

/**
 * Depth-first topological order that keeps the given order where nothing else is asked. Where a circle closes, the needed node
 * counts as done, so every node still stands in the order exactly once.
 */
export function orderByNeed(ids: readonly string[], needs: ReadonlyMap<string, ReadonlySet<string>>): Order {
  const order: string[] = [];
  const loops: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of ids) {
    // An explicit stack: a chain of 300 fields is no reason to recurse.
    const stack = [{ id: start, rest: pending(start, needs) }];
    if (state.has(start)) continue;
    state.set(start, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) {
        state.set(top.id, 'done');
        order.push(top.id);
        stack.pop();
      } else if (state.get(next) === 'open') {
        loops.push(stack.slice(stack.findIndex(({ id }) => id === next)).map(({ id }) => id));
      } else if (!state.has(next) && needs.has(next)) {
        state.set(next, 'open');
        stack.push({ id: next, rest: pending(next, needs) });
      }
    }
  }
  return { order, loops };
}

function pending(id: string, needs: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...(needs.get(id) ?? [])].reverse();
}

/** For every node, itself and all that must be looked at again when it changes, directly or by way of others. */
export function dependantsOf(
  ids: readonly string[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [id, needed] of needs) for (const one of needed) direct.get(one)?.push(id);
  return new Map(
    ids.map((id) => {
      const reached = new Set([id]);
      // A set grows while it is walked: each newcomer is visited once.
      for (const one of reached) for (const next of direct.get(one) ?? []) reached.add(next);
      return [id, reached];
    }),
  );
}
