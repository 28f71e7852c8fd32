import type * as z from 'zod';
import { ancestors } from '@/engine/flows/graph';
import type { FlowBody } from '@/engine/flows/schema';
import { approval, drawFlow, END, type Part, START } from './world';

export type Random = (below: number) => number;

/** Same seed, same numbers. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const FIELDS = ['f0', 'f1', 'f2', 'f3'];

interface Draft {
  readonly id: string;
  readonly out: number[];
}

/** An unstructured flow of 5 to 18 nodes: any arrow from an earlier node to a later one, splits and gatherings wherever they fall. */
export function randomFlow(random: Random): FlowBody {
  const size = 5 + random(14);
  const drafts: Draft[] = Array.from({ length: size }, (_, i) => ({ id: `n${i}`, out: [] }));
  for (let to = 1; to < size; to++) {
    const sources = 1 + (random(3) === 0 ? 1 : 0) + (random(6) === 0 ? 1 : 0);
    for (let k = 0; k < sources; k++) {
      const from = random(3) === 0 ? random(to) : Math.max(0, to - 1 - random(3));
      if (!drafts[from]!.out.includes(to)) drafts[from]!.out.push(to);
    }
  }
  const last = size - 1;
  for (const [i, draft] of drafts.entries()) if (i !== last && draft.out.length === 0) draft.out.push(last);
  const nodes: Record<string, Part> = {};
  for (const [i, draft] of drafts.entries()) {
    nodes[draft.id] = i === 0 ? START : i === last ? END : inner(random, draft.out.length);
  }
  const lines = drafts.flatMap(({ id, out }) =>
    out.map((to, k) => `${id} -> n${to}${label(random, nodes[id]!, { at: k, of: out.length })}`),
  );
  const body = drawFlow(nodes, lines);
  for (const node of body.nodes) {
    if (node.type === 'approval') node.config = { ...node.config, reject: rejection(random, body, node.id) };
  }
  return body;
}

function label(random: Random, part: Part, edge: { at: number; of: number }): string {
  if (part.type !== 'condition') return '';
  return edge.at === edge.of - 1 ? ' [else]' : ` [${FIELDS[random(FIELDS.length)]}]`;
}

function inner(random: Random, out: number): Part {
  const human = () => {
    const letters = 'abcdef'.slice(0, 1 + random(4));
    const mode = ['any', 'all', 'sequence', 'ratio'][random(4)]!;
    const share = { percent: 34 + random(67) };
    return approval(letters, { mode, share, veto: random(3) === 0, back: 'choose', buttons: EVERYTHING });
  };
  const roll = random(10);
  if (roll < 5) return human();
  if (out > 1) return { type: roll < 8 ? 'condition' : 'parallel' };
  if (roll === 5) return { type: 'wait', until: { after: { amount: 1, unit: 'hour' } } };
  if (roll === 6) return { type: 'points', action: 'post' };
  return { type: roll === 7 ? 'join' : 'parallel' };
}

const EVERYTHING = { reject: true, return: true, transfer: true, comment: true };

function rejection(random: Random, body: FlowBody, node: string): z.core.util.JSONType {
  const straight = random(3) === 0;
  const roll = random(8);
  const edges = body.edges.filter((edge) => edge.from === node);
  if (roll < 2 && edges.length > 1) return { to: 'edge', edge: edges[random(edges.length)]!.id };
  const before = [...ancestors(body, node)].filter(
    (id) => body.nodes.find((one) => one.id === id)?.type === 'approval',
  );
  if (roll < 5 && before.length) return { to: 'node', node: before[random(before.length)]!, straight };
  return roll < 7 ? { to: 'start', straight } : { to: 'end' };
}
