import type { FlowEdit } from './edit-schema';
import type { FlowBody } from './schema';

type Restore = Extract<FlowEdit, { do: 'restore' }>;

const SETTINGS = ['title', 'description', 'form', 'policies', 'admins', 'withdraw', 'deadline'] as const;
const OPTIONAL = ['description', 'deadline'] as const;

/** The edit that turns `from` into `to`: only the parts that differ, and the order of all. */
export function restoring(from: FlowBody, to: FlowBody): Restore {
  const changed = SETTINGS.filter((name) => !same(from[name], to[name]));
  return {
    do: 'restore',
    nodes: differing(from.nodes, to.nodes),
    edges: differing(from.edges, to.edges),
    nodeOrder: to.nodes.map(({ id }) => id),
    edgeOrder: to.edges.map(({ id }) => id),
    settings: Object.fromEntries(changed.filter((name) => to[name] !== undefined).map((name) => [name, to[name]])),
    unset: OPTIONAL.filter((name) => changed.includes(name) && to[name] === undefined),
  };
}

export function restore(body: FlowBody, edit: Restore): FlowBody {
  const next: FlowBody = {
    ...body,
    ...edit.settings,
    nodes: put(body.nodes, edit.nodes, edit.nodeOrder),
    edges: put(body.edges, edit.edges, edit.edgeOrder),
  };
  for (const name of edit.unset) delete next[name];
  return next;
}

function differing<T extends { readonly id: string }>(from: readonly T[], to: readonly T[]): Record<string, T | null> {
  const before = new Map(from.map((part) => [part.id, part]));
  const after = new Set(to.map(({ id }) => id));
  return Object.fromEntries([
    ...to.filter((part) => !same(before.get(part.id), part)).map((part) => [part.id, part]),
    ...from.filter(({ id }) => !after.has(id)).map(({ id }) => [id, null]),
  ]) as Record<string, T | null>; // the entries are exactly these
}

/** Parts that somebody else has added meanwhile stay, at the end. */
function put<T extends { readonly id: string }>(
  parts: readonly T[],
  changes: Readonly<Record<string, T | null>>,
  order: readonly string[],
): T[] {
  const all = new Map(parts.map((part) => [part.id, part]));
  for (const [id, part] of Object.entries(changes)) {
    if (part) all.set(id, part);
    else all.delete(id);
  }
  const place = new Map(order.map((id, at) => [id, at]));
  const at = (part: T) => place.get(part.id) ?? order.length;
  return [...all.values()].sort((a, b) => at(a) - at(b));
}

/** Bodies are plain JSON with keys in the order their schema gives them. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
