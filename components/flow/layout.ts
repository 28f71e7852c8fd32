import { Graph, layout } from '@dagrejs/dagre';
import { outgoing } from '@/engine/flows/graph';
import { findNodeType } from '@/engine/flows/nodes/registry';
import type { FlowBody } from '@/engine/flows/schema';
import { groupParts } from './group-parts';

/** Sizes in pixels. */
const CARD = { width: 236, height: 88 } as const;
const JOIN = { width: 120, height: 44 } as const;
export const PLUS = { width: 44, height: 44 } as const;
export const BRANCH = { width: 208, height: 108 } as const;
/** Between the edge of a + that can be pressed and its circle, up to which lines are drawn. */
const RIM = 8;

/** A card or the middle of a line; `x` and `y` are its upper left corner. */
export interface Placed {
  readonly id: string;
  readonly what: 'node' | 'way';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly id: string;
  /** The way it belongs to. */
  readonly way: string;
  /** SVG path. */
  readonly path: string;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  /** From top to bottom and left to right, which is the order in which the flow reads. */
  readonly parts: readonly Placed[];
  readonly lines: readonly Line[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything stands, top to bottom; branches of one node from left to right in their order. */
export function layoutFlow(body: FlowBody): FlowLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 32, edgesep: 32, ranksep: 14, marginx: 24, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of body.nodes) graph.setNode(`n:${node.id}`, { ...sizeOf(node.type) });
  const constraints: { left: string; right: string }[] = [];
  for (const node of body.nodes) {
    const ways = outgoing(body, node.id).filter(({ to }) => graph.hasNode(`n:${to}`));
    ways.forEach((way, index) => {
      graph.setNode(`w:${way.id}`, { ...(ways.length > 1 ? BRANCH : PLUS) });
      graph.setEdge(`n:${way.from}`, `w:${way.id}`);
      graph.setEdge(`w:${way.id}`, `n:${way.to}`);
      const before = ways[index - 1];
      if (before) constraints.push({ left: `w:${before.id}`, right: `w:${way.id}` });
    });
  }
  layout(graph, { constraints });
  const parts = graph.nodes().map((name): Placed => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(name) as Partial<Placed>; // dagre wrote all four
    return {
      id: name.slice(2),
      what: name.startsWith('n:') ? 'node' : 'way',
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
    };
  });
  parts.sort((a, b) => middle(a) - middle(b) || a.x - b.x);
  const rows = rowsOf(parts);
  const byName = new Map(parts.map((part) => [`${part.what === 'node' ? 'n' : 'w'}:${part.id}`, part]));
  const lines = graph.edges().flatMap(({ v, w }): Line[] => {
    const [from, to] = [byName.get(v), byName.get(w)];
    if (!from || !to) return [];
    const between = ((graph.edge(v, w) as { points?: Point[] }).points ?? []).slice(1, -1); // the ends lie on the boxes
    const way = v.startsWith('w:') ? v.slice(2) : w.slice(2);
    return [{ id: `${v} ${w}`, way, path: pathOf(from, to, { between, rows }) }];
  });
  return {
    width: Math.max(0, ...parts.map((part) => part.x + part.width)) + 24,
    height: Math.max(0, ...parts.map((part) => part.y + part.height)) + 16,
    parts,
    lines,
  };
}

function sizeOf(type: string) {
  const kind = findNodeType(type);
  return kind?.group === 'routing' && kind.outgoing === 'one' ? JOIN : CARD;
}

function middle(part: Placed): number {
  return Math.round(part.y + part.height / 2);
}

interface Row {
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

/** Everything of one rank stands around one height. */
function rowsOf(parts: readonly Placed[]): Row[] {
  const rows = groupParts(parts, middle);
  return [...rows].map(([y, inside]) => ({
    y,
    top: Math.min(...inside.map((part) => part.y)),
    bottom: Math.max(...inside.map((part) => part.y + part.height)),
  }));
}

/** Down, across in the gap above the next row, and down again; corners are rounded. */
function pathOf(
  from: Placed,
  to: Placed,
  { between, rows }: { readonly between: readonly Point[]; readonly rows: readonly Row[] },
): string {
  const end: Point = { x: to.x + to.width / 2, y: to.y + (to.what === 'way' && to.width === PLUS.width ? RIM : 0) };
  let at: Point = { x: from.x + from.width / 2, y: from.y + from.height - (from.what === 'way' ? RIM : 0) };
  let path = `M${at.x} ${at.y}`;
  // dagre also bends lines between the rows; they bend in the gaps here.
  const passed = between.filter(({ y }) => rows.some((row) => Math.abs(row.y - y) <= 2));
  for (const point of [...passed, end]) {
    path += elbow(at, point, gapAbove(rows, point === end ? middle(to) : point.y));
    at = point;
  }
  return path;
}

function gapAbove(rows: readonly Row[], y: number): number {
  const index = rows.findIndex((row) => Math.abs(row.y - y) <= 2);
  const [row, above] = [rows[index], rows[index - 1]];
  return row && above ? (row.top + above.bottom) / 2 : y - 12;
}

function elbow(from: Point, to: Point, across: number): string {
  const shift = to.x - from.x;
  const room = Math.min(Math.abs(across - from.y), Math.abs(to.y - across));
  const r = Math.min(8, Math.abs(shift) / 2, room);
  if (Math.abs(shift) < 1) return `L${to.x} ${to.y}`;
  const side = Math.sign(shift) * r;
  return [
    `L${from.x} ${across - r}`,
    `Q${from.x} ${across} ${from.x + side} ${across}`,
    `L${to.x - side} ${across}`,
    `Q${to.x} ${across} ${to.x} ${across + r}`,
    `L${to.x} ${to.y}`,
  ].join('');
}
