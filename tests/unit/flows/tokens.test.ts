import { describe, expect, it } from 'vitest';
import { compile } from '@/engine/flows/compile';
import { approval, drawFlow, END, type Part, replay, START, TestCase } from './world';

const FORK: Part = { type: 'parallel' };
const JOIN: Part = { type: 'join' };
const SPLIT: Part = { type: 'condition' };
const PAY: Part = { type: 'points', action: 'post' };

/** Everybody may return as they like. */
function free(letters: string, config = {}): Part {
  return approval(letters, { back: 'choose', ...config });
}

describe('R1: a join fires when nothing under way can still reach it', () => {
  it('waits for both branches of a fork', () => {
    const flow = new TestCase(
      drawFlow({ s: START, f: FORK, a: approval('a'), b: approval('b'), j: JOIN, c: approval('c'), e: END }, [
        's -> f -> a -> j -> c -> e',
        'f -> b -> j',
      ]),
    ).start();
    expect(flow.tasks).toEqual(['a:a', 'b:b']);
    expect(flow.approve('a').tasks).toEqual(['b:b']);
    expect(flow.approve('b').tasks).toEqual(['c:c']);
    expect(flow.approve('c').marking.outcome).toBe('approved');
  });

  it('does not wait for a branch that was not started', () => {
    const body = drawFlow({ s: START, x: SPLIT, f: FORK, a: approval('a'), b: approval('b'), j: JOIN, e: END }, [
      's -> x',
      'x -> f [big]',
      'x -> a [else]',
      'f -> a -> j -> e',
      'f -> b -> j',
    ]);
    expect(new TestCase(body).start().approve('a').marking.outcome).toBe('approved');
    const big = new TestCase(body, { yes: ['big'] }).start().approve('a');
    expect(big.states().j).toBe('waiting');
    expect(big.approve('b').marking.outcome).toBe('approved');
  });

  it('waits in front of any node with several ways in, drawn as a join or not', () => {
    const flow = new TestCase(
      drawFlow({ s: START, a: approval('a'), b: approval('b'), e: END }, ['s -> a -> b -> e', 's -> b']),
    ).start();
    expect(flow.tasks).toEqual(['a:a']);
    expect(flow.approve('a').tasks).toEqual(['b:b']);
  });
});

it('R2: a token on its way through automatic nodes is not overlooked', () => {
  const flow = new TestCase(
    drawFlow({ s: START, f: FORK, g: FORK, h: FORK, j: JOIN, e: END }, ['s -> f -> j -> e', 'f -> g -> h -> j']),
  ).start();
  expect(flow.marking.outcome).toBe('approved');
  expect(flow.visit('j')).toBe(1);
});

describe('R3: a return is one step', () => {
  const body = drawFlow({ s: START, f: FORK, a: free('a'), b: free('b'), c: free('c'), j: JOIN, pay: PAY, e: END }, [
    's -> f -> a -> b -> j -> pay -> e',
    'f -> c -> j',
  ]);

  it('nothing is paid in the gap between taking back and asking again', () => {
    const flow = new TestCase(body).start().approve('a').approve('c').sendBack('b', 'a');
    expect(flow.done('points')).toEqual([]);
    expect(flow.states()).toMatchObject({ a: 'active', b: 'cancelled', j: 'waiting' });
    expect(flow.tasks).toEqual(['a:a']);
    expect(flow.approve('a').approve('b').done('points')).toHaveLength(1);
    expect(flow.marking.outcome).toBe('approved');
  });

  it('nor when the return comes from a rejection', () => {
    const config = { reject: { to: 'node', node: 'a', straight: false } };
    const rejecting = {
      ...body,
      nodes: body.nodes.map((one) => (one.id === 'b' ? { ...one, config: { ...one.config, ...config } } : one)),
    };
    const flow = new TestCase(rejecting).start().approve('a').approve('c').reject('b');
    expect(flow.done('points')).toEqual([]);
    expect(flow.tasks).toEqual(['a:a']);
  });
});

describe('R4: a return takes back what came from its target, and only that', () => {
  it('keeps the finished work of the other branches', () => {
    const flow = new TestCase(
      drawFlow({ s: START, f: FORK, a: free('a'), b: free('b'), j: JOIN, c: free('c'), e: END }, [
        's -> f -> a -> j -> c -> e',
        'f -> b -> j',
      ]),
    )
      .start()
      .approve('a')
      .approve('b')
      .sendBack('c', 'a');
    expect(flow.tasks).toEqual(['a:a']);
    expect(flow.marking.nodes.j).toMatchObject({ state: 'waiting', from: ['b'] });
    expect(flow.approve('a').tasks).toEqual(['c:c']);
  });

  it('leaves alone a node that lies behind the target but was reached another way', () => {
    // b can be reached from a, but here it was reached from f.
    const flow = new TestCase(
      drawFlow({ s: START, f: FORK, a: free('a'), x: SPLIT, b: free('b'), c: free('c'), j: JOIN, e: END }, [
        's -> f -> a -> x',
        'x -> b [never]',
        'x -> c [else]',
        'f -> b -> j -> e',
        'c -> j',
      ]),
    ).start();
    flow.approve('a');
    expect(flow.tasks).toEqual(['b:b', 'c:c']);
    flow.sendBack('c', 'a');
    expect(flow.tasks).toEqual(['a:a', 'b:b']);
    expect(flow.approve('b').approve('a').approve('c').marking.outcome).toBe('approved');
  });

  it('offers only what this case has passed', () => {
    const flow = new TestCase(
      drawFlow({ s: START, x: SPLIT, a: free('a'), b: free('b'), c: free('c'), e: END }, [
        's -> x',
        'x -> a [big]',
        'x -> b [else]',
        'a -> c -> e',
        'b -> c',
      ]),
    ).start();
    flow.approve('b');
    expect(() => flow.sendBack('c', 'a')).toThrow('flows.returnTarget');
    expect(flow.sendBack('c', 'b').tasks).toEqual(['b:b']);
  });

  it('does not offer what a branch beside it has passed', () => {
    const flow = new TestCase(
      drawFlow({ s: START, f: FORK, a: free('a'), b: free('b'), c: free('c'), j: JOIN, e: END }, [
        's -> f -> a -> b -> j -> e',
        'f -> c -> j',
      ]),
    ).start();
    flow.approve('a').approve('c');
    expect(() => flow.sendBack('b', 'c')).toThrow('flows.returnTarget');
    expect(flow.sendBack('b', 'a').tasks).toEqual(['a:a']);
  });
});

describe('R5: straight back parks the returning node alone', () => {
  const body = drawFlow({ s: START, a: free('a'), f: FORK, b: free('b'), c: free('c'), j: JOIN, e: END }, [
    's -> a -> f -> b -> j -> e',
    'f -> c -> j',
  ]);

  it('the sibling goes on, and the token comes back', () => {
    const flow = new TestCase(body).start().approve('a').sendBack('b', 'a', { straight: true });
    expect(flow.tasks).toEqual(['a:a', 'c:c']);
    expect(flow.states().b).toBe('parked');
    expect(flow.approve('c').states().j).toBe('waiting');
    expect(flow.approve('a').tasks).toEqual(['b:b']);
    expect(flow.visit('f')).toBe(1);
    expect(flow.approve('b').marking.outcome).toBe('approved');
  });

  it('both siblings may wait for the same node', () => {
    const flow = new TestCase(body).start().approve('a');
    flow.sendBack('b', 'a', { straight: true }).sendBack('c', 'a', { straight: true });
    expect(flow.tasks).toEqual(['a:a']);
    expect(flow.approve('a').tasks).toEqual(['b:b', 'c:c']);
  });

  it('a full return frees whoever was parked behind it', () => {
    const flow = new TestCase(body).start().approve('a').sendBack('b', 'a', { straight: true }).sendBack('c', 'a');
    expect(flow.marking.parked).toEqual({});
    expect(flow.tasks).toEqual(['a:a']);
    expect(flow.approve('a').tasks).toEqual(['b:b', 'c:c']);
    expect(flow.visit('f')).toBe(2);
  });

  it('to a node that had rejected along its own edge, everything is run again', () => {
    const flow = new TestCase(
      drawFlow({ s: START, a: free('a', { reject: { to: 'edge', edge: 'e4' } }), b: free('b'), c: free('c'), e: END }, [
        's -> a -> b -> e',
        'a -> c -> e',
      ]),
    ).start();
    expect(flow.reject('a').tasks).toEqual(['c:c']);
    flow.sendBack('c', 'a', { straight: true });
    expect(flow.approve('a').tasks).toEqual(['b:b']);
  });
});

it('R6: a token that takes another way after a return runs what it reaches again, with everything behind it', () => {
  // c fires early with b's token alone, because a's went to x.
  const flow = new TestCase(
    drawFlow(
      { s: START, f: FORK, a: free('a'), d: SPLIT, x: free('x'), b: free('b'), c: free('c'), y: free('y'), e: END },
      ['s -> f -> a -> d', 'd -> c [joined]', 'd -> x [else]', 'f -> b -> c -> y -> e', 'x -> e'],
    ),
  ).start();
  flow.approve('a').approve('b').approve('c');
  expect(flow.tasks).toEqual(['x:x', 'y:y']);
  flow.sendBack('x', 'a');
  flow.surroundings = { yes: ['joined'] };
  flow.approve('a');
  expect(flow.tasks).toEqual(['c:c']);
  expect(flow.marking.nodes.c?.from).toEqual(['b', 'd']);
  expect(flow.approve('c').approve('y').marking.outcome).toBe('approved');
});

describe('ends', () => {
  const body = drawFlow(
    { s: START, f: FORK, a: approval('a'), b: approval('b'), good: END, bad: { type: 'end', outcome: 'rejected' } },
    ['s -> f -> a -> good', 'f -> b -> bad'],
  );

  it('an approved end waits for the other branches', () => {
    const flow = new TestCase(body).start().approve('a');
    expect(flow.marking.outcome).toBeNull();
    expect(flow.tasks).toEqual(['b:b']);
  });

  it('a rejected end ends the case at once and keeps its picture', () => {
    const flow = new TestCase(body).start().approve('b');
    expect(flow.marking.outcome).toBe('rejected');
    expect(flow.states()).toEqual({ s: 'done', f: 'done', a: 'cancelled', b: 'done', bad: 'done' });
    expect(flow.last.filter((effect) => effect.kind === 'finish')).toEqual([{ kind: 'finish', outcome: 'rejected' }]);
    expect(flow.done('closeTask')).toHaveLength(2);
  });

  it('nothing is accepted afterwards', () => {
    const flow = new TestCase(body).start().approve('b');
    expect(() => flow.approve('a', 'a')).toThrow('flows.ended');
  });
});

it('a stored marking of compiler version 1 is understood', () => {
  const body = drawFlow({ s: START, a: approval('ab', { mode: 'all' }), e: END }, ['s -> a -> e']);
  const flow = new TestCase(body).start().approve('a');
  expect(flow.marking).toEqual({
    nodes: {
      s: { state: 'done', visit: 1, from: [], passed: true },
      a: {
        state: 'active',
        visit: 1,
        from: ['s'],
        people: ['aaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbb'],
        threshold: { mode: 'all', veto: false },
        votes: [{ person: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', verdict: 'approve', at: 1001 }],
      },
    },
    parked: {},
    automatic: 0,
    outcome: null,
    initiator: 'hhhhhhhhhhhhhhhhhhhhhhhhhh',
    dueAt: null,
  });
  expect(replay(compile(body), flow.log)).toEqual(flow.marking);
});
