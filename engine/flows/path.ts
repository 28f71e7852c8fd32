import { type Mark, type Marking, markOf, type Vote } from './marking';
import type { FlowGraph } from './nodes/node-type';
import { asked, verdictOf } from './threshold';

/** How a node looks in the live picture. `parked`: sent the case back and waits for it to return. */
export type PathState = 'idle' | 'waiting' | 'active' | 'passed' | 'rejected' | 'cancelled' | 'parked';

export interface PathNode {
  readonly id: string;
  readonly state: PathState;
  readonly visit: number;
  readonly votes: readonly Vote[];
  /** Staff or member ids whose decision is awaited. */
  readonly asked: readonly string[];
  /** Person asked now → person first asked. */
  readonly originals: Readonly<Record<string, string>>;
  /** UTC milliseconds. */
  readonly dueAt: number | null;
}

export interface CasePath {
  readonly nodes: readonly PathNode[];
  /** Edges the case has taken, by id. */
  readonly taken: ReadonlySet<string>;
}

/** The drawing with the case in it, running or finished. */
export function casePath(graph: FlowGraph, marking: Marking): CasePath {
  const nodes = [...graph.nodes.keys()].map((id): PathNode => {
    const mark = markOf(marking, id);
    return {
      id,
      state: stateOf(mark),
      visit: mark?.visit ?? 0,
      votes: mark?.votes ?? [],
      asked: asked(mark),
      originals: mark?.originals ?? {},
      dueAt: mark?.dueAt ?? null,
    };
  });
  return { nodes, taken: taken(graph, marking) };
}

function stateOf(mark: Mark | undefined): PathState {
  if (!mark) return 'idle';
  if (mark.state === 'leaving') return 'active';
  if (mark.state !== 'done') return mark.state;
  return verdictOf(mark) === 'failed' ? 'rejected' : 'passed';
}

function taken(graph: FlowGraph, marking: Marking): Set<string> {
  const found = new Set<string>();
  for (const { id, out, type, config } of graph.nodes.values()) {
    const failure = type.failure?.(config);
    const took = markOf(marking, id)?.took;
    for (const edge of out) {
      const fits = took === undefined ? failure?.to !== 'edge' || failure.edge !== edge.id : took === edge.id;
      if (fits && markOf(marking, edge.to)?.from.includes(id)) found.add(edge.id);
    }
  }
  return found;
}
