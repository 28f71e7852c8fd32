import { ancestors, outgoing } from '@/engine/flows/graph';
import type { FlowBody } from '@/engine/flows/schema';

/** The first node that every branch of a split leads to; undefined when they end apart, or there is none. */
export function branchMeeting(body: FlowBody, split: string): string | undefined {
  const ways = outgoing(body, split);
  const reached = ways.map(({ to }) => [to, ...reachable(body, to)]);
  const common = (reached[0] ?? []).filter((id) => reached.every((ids) => ids.includes(id)));
  // The first of them has none of the others before it.
  const first = common.find((id) => !common.some((other) => ancestors(body, id).has(other)));
  return first ?? ways[0]?.to;
}

function reachable(body: FlowBody, from: string): Set<string> {
  const found = new Set<string>();
  const walk = [from];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    for (const { to } of outgoing(body, at)) {
      if (found.has(to)) continue;
      found.add(to);
      walk.push(to);
    }
  }
  return found;
}
