import { outgoing } from '@/engine/flows/graph';
import { isLive, type Marking, markOf } from '@/engine/flows/marking';
import type { FlowBody } from '@/engine/flows/schema';

/** The ways along which a case has come so far. */
export function takenWays(body: FlowBody, marking: Marking): ReadonlySet<string> {
  return new Set(
    body.nodes.flatMap(({ id }) => {
      const mark = markOf(marking, id);
      if (mark?.state !== 'done') return [];
      return outgoing(body, id)
        .filter((way) => (mark.took === undefined || mark.took === way.id) && isLive(marking, way.to))
        .filter((way) => markOf(marking, way.to)?.from.includes(id))
        .map((way) => way.id);
    }),
  );
}
