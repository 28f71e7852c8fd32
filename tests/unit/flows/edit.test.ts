import { describe, expect, it } from 'vitest';
import { applyFlowEdit, freeId } from '@/engine/flows/edit';
import { type FlowEdit, flowEditSchema } from '@/engine/flows/edit-schema';
import { outgoing } from '@/engine/flows/graph';
import { lintShape } from '@/engine/flows/lint-shape';
import { findNodeType, NODE_TYPES } from '@/engine/flows/nodes/registry';
import { type FlowBody, type FlowNode, flowBodySchema } from '@/engine/flows/schema';
import { isFault } from '@/engine/kernel/fault';
import { type Random, seeded } from './random-flow';
import { approval, drawFlow, END, START } from './world';

const SIMPLE = drawFlow({ s: START, a: approval('a'), e: END }, ['s -> a -> e']);

function node(id: string, type: string): FlowNode {
  return { id, type, title: {}, config: (findNodeType(type)?.initial ?? {}) as FlowNode['config'] };
}

/** The drawing as `from>to` ways, sorted; `*` marks the default. */
function ways(body: FlowBody): string[] {
  return body.edges.map(({ from, to, default: fallback }) => `${from}>${to}${fallback ? '*' : ''}`).sort();
}

function edit(body: FlowBody, ...edits: FlowEdit[]): FlowBody {
  return edits.reduce((now, one) => applyFlowEdit(now, flowEditSchema.parse(one)).body, body);
}

const condition: FlowEdit = { do: 'insert-split', edge: 'e2', split: node('x', 'condition'), edges: ['w1', 'w2'] };
const fork: FlowEdit = {
  do: 'insert-split',
  edge: 'e2',
  split: node('f', 'parallel'),
  join: node('j', 'join'),
  edges: ['w1', 'w2', 'w3'],
};

describe('drawing', () => {
  it('puts a node into a way', () => {
    const body = edit(SIMPLE, { do: 'insert-node', edge: 'e1', node: node('b', 'approval'), newEdge: 'e9' });
    expect(ways(body)).toEqual(['a>e', 'b>a', 's>b']);
    expect(body.nodes.map(({ id }) => id)).toEqual(['s', 'b', 'a', 'e']);
  });

  it('splits a way by a condition, with a default, and adds a branch before it', () => {
    const body = edit(SIMPLE, condition, { do: 'add-branch', from: 'x', to: 'e', edge: 'w3' });
    expect(ways(body)).toEqual(['a>x', 's>a', 'x>e', 'x>e', 'x>e*']);
    expect(outgoing(body, 'x').map(({ id }) => id)).toEqual(['w1', 'w3', 'w2']);
    const filled = edit(body, { do: 'insert-node', edge: 'w3', node: node('b', 'approval'), newEdge: 'w4' });
    expect(ways(filled)).toEqual(['a>x', 'b>e', 's>a', 'x>b', 'x>e', 'x>e*']);
  });

  it('forks a way into parallel branches that meet again', () => {
    const body = edit(SIMPLE, fork, { do: 'insert-node', edge: 'w1', node: node('b', 'approval'), newEdge: 'w4' });
    expect(ways(body)).toEqual(['a>f', 'b>j', 'f>b', 'f>j', 'j>e', 's>a']);
  });

  it('takes a node out and closes the gap', () => {
    expect(ways(edit(SIMPLE, { do: 'remove-node', node: 'a' }))).toEqual(['s>e']);
  });

  it('takes a branch out with all that only it reaches', () => {
    const body = edit(
      SIMPLE,
      condition,
      { do: 'insert-node', edge: 'w1', node: node('b', 'approval'), newEdge: 'w4' },
      { do: 'insert-node', edge: 'w4', node: node('c', 'approval'), newEdge: 'w5' },
      { do: 'add-branch', from: 'x', to: 'c', edge: 'w6' },
    );
    expect(ways(edit(body, { do: 'remove-branch', edge: 'w1' }))).toEqual(['a>x', 'c>e', 's>a', 'x>c', 'x>e*']);
  });

  it('moves a node into another way', () => {
    const body = edit(SIMPLE, { do: 'insert-node', edge: 'e2', node: node('b', 'approval'), newEdge: 'e9' });
    expect(ways(edit(body, { do: 'move-node', node: 'b', edge: 'e1' }))).toEqual(['a>e', 'b>a', 's>b']);
  });

  it('an early end closes its way', () => {
    const body = edit(SIMPLE, condition, { do: 'insert-node', edge: 'w1', node: node('no', 'end'), newEdge: 'w9' });
    expect(ways(body)).toEqual(['a>x', 's>a', 'x>e*', 'x>no']);
  });

  it('changes what a node, a way and the flow say', () => {
    const body = edit(
      SIMPLE,
      condition,
      { do: 'change-node', node: 'a', title: { en: 'Boss' }, set: { mode: 'all' }, unset: ['veto'] },
      { do: 'change-edge', edge: 'w1', condition: { field: 'big', op: 'isTrue' } },
      { do: 'change-flow', set: { withdraw: 'never', deadline: { amount: 2, unit: 'day' } }, unset: [] },
    );
    expect(body.nodes.find(({ id }) => id === 'a')).toMatchObject({ title: { en: 'Boss' }, config: { mode: 'all' } });
    expect(body.edges.find(({ id }) => id === 'w1')?.condition).toEqual({ field: 'big', op: 'isTrue' });
    expect(body).toMatchObject({ withdraw: 'never', deadline: { amount: 2, unit: 'day' } });
    const bare = edit(body, { do: 'change-flow', set: {}, unset: ['deadline'] });
    expect('deadline' in bare).toBe(false);
  });

  it('makes another branch the default, and changes the order of the others', () => {
    const body = edit(
      SIMPLE,
      condition,
      { do: 'add-branch', from: 'x', to: 'e', edge: 'w3', condition: { field: 'big', op: 'isTrue' } },
      { do: 'change-edge', edge: 'w3', default: true },
    );
    expect(outgoing(body, 'x').map(({ id, default: fallback }) => [id, fallback ?? false])).toEqual([
      ['w1', false],
      ['w2', false],
      ['w3', true],
    ]);
    expect(body.edges.find(({ id }) => id === 'w3')?.condition).toBeUndefined();
    const moved = edit(body, { do: 'move-edge', edge: 'w2', place: 0 });
    expect(outgoing(moved, 'x').map(({ id }) => id)).toEqual(['w2', 'w1', 'w3']);
  });

  it('finds names that are free', () => {
    expect([freeId(SIMPLE, 'a'), freeId(SIMPLE, 'e'), freeId(SIMPLE, 'n')]).toEqual(['a1', 'e3', 'n1']);
  });
});

describe('what would break the drawing is refused', () => {
  const split = edit(SIMPLE, condition, { do: 'insert-node', edge: 'w1', node: node('b', 'approval'), newEdge: 'w4' });
  const table: [string, FlowEdit, string][] = [
    ['a way back', { do: 'redirect-edge', edge: 'w4', to: 'a' }, 'flows.circleRefused'],
    ['a way to itself', { do: 'redirect-edge', edge: 'w4', to: 'b' }, 'flows.circleRefused'],
    ['a way into the start', { do: 'add-branch', from: 'x', to: 's', edge: 'w9' }, 'flows.circleRefused'],
    ['a second way out of a start', { do: 'add-branch', from: 's', to: 'e', edge: 'w9' }, 'flows.editRefused'],
    ['a second start', { do: 'insert-node', edge: 'w1', node: node('t', 'start'), newEdge: 'w9' }, 'flows.editRefused'],
    [
      'a split that does not split',
      { ...condition, edge: 'w1', split: node('y', 'join'), edges: ['v1', 'v2'] },
      'flows.editRefused',
    ],
    [
      'a name that is taken',
      { do: 'insert-node', edge: 'w1', node: node('a', 'copy'), newEdge: 'w9' },
      'flows.idTaken',
    ],
    ['no start', { do: 'remove-node', node: 's' }, 'flows.startStays'],
    ['no end', { do: 'remove-node', node: 'e' }, 'flows.lastWay'],
    ['no default', { do: 'remove-branch', edge: 'w2' }, 'flows.defaultStays'],
    ['no way on', { do: 'remove-branch', edge: 'e1' }, 'flows.lastWay'],
    ['a split with several branches', { do: 'remove-node', node: 'x' }, 'flows.severalWays'],
    ['a part that is gone', { do: 'remove-node', node: 'q' }, 'flows.partGone'],
  ];
  it.each(table)('%s', (_, step, code) => {
    expect(() => applyFlowEdit(split, step)).toThrow(code);
  });
});

describe('random drawing', () => {
  /** What a step may leave to be filled in; anything else would be a broken drawing. */
  const UNFINISHED = new Set(['flows.conditionMissing']);

  function step(random: Random, body: FlowBody): FlowEdit {
    const any = <T>(list: readonly T[]): T => list[random(list.length)]!;
    const type = any(NODE_TYPES).type;
    const [edge, one] = [any(body.edges).id, any(body.nodes).id];
    const fresh = [
      freeId(body, 'p'),
      freeId(body, 'q'),
      freeId(body, 'r'),
      freeId(body, 't'),
      freeId(body, 'u'),
    ] as const;
    const [n, m, e1, e2, e3] = fresh;
    switch (random(9)) {
      case 0:
      case 1:
        return { do: 'insert-node', edge, node: node(n, type), newEdge: e1 };
      case 2:
        return { do: 'insert-split', edge, split: node(n, 'condition'), edges: [e1, e2] };
      case 3:
        return { do: 'insert-split', edge, split: node(n, 'parallel'), join: node(m, 'join'), edges: [e1, e2, e3] };
      case 4:
        return { do: 'add-branch', from: one, to: any(body.nodes).id, edge: e1 };
      case 5:
        return random(2) ? { do: 'remove-branch', edge } : { do: 'remove-node', node: one };
      case 6:
        return { do: 'move-node', node: one, edge };
      case 7:
        return random(2) ? { do: 'redirect-edge', edge, to: one } : { do: 'move-edge', edge, place: random(3) };
      default:
        return random(2)
          ? { do: 'change-edge', edge, title: { en: `w${random(9)}` } }
          : { do: 'change-node', node: one, title: { en: `t${random(9)}` }, set: {}, unset: [] };
    }
  }

  it('every step can be undone and done again, and never breaks the flow', () => {
    let done = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const random = seeded(seed);
      let body = SIMPLE;
      const undo: { before: FlowBody; inverse: FlowEdit }[] = [];
      for (let i = 0; i < 25; i++) {
        const one = step(random, body);
        try {
          const { body: next, inverse } = applyFlowEdit(body, flowEditSchema.parse(one));
          const broken = lintShape(next).filter(({ code }) => !UNFINISHED.has(code));
          expect(broken, JSON.stringify(one)).toEqual([]);
          expect(flowBodySchema.parse(next)).toEqual(next);
          const back = applyFlowEdit(next, flowEditSchema.parse(inverse));
          expect(JSON.stringify(back.body)).toBe(JSON.stringify(body));
          expect(JSON.stringify(applyFlowEdit(back.body, back.inverse).body)).toBe(JSON.stringify(next));
          undo.push({ before: body, inverse });
          body = next;
          done += 1;
        } catch (error) {
          if (!isFault(error)) throw error;
        }
      }
      for (const { before, inverse } of undo.reverse()) {
        body = applyFlowEdit(body, inverse).body;
        expect(body).toEqual(before);
      }
    }
    expect(done).toBeGreaterThan(100);
  });
});
