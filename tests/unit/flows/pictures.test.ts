import { describe, expect, it } from 'vitest';
import { compile } from '@/engine/flows/compile';
import { diffFlows } from '@/engine/flows/diff';
import { applyFlowEdit } from '@/engine/flows/edit';
import type { FlowEdit } from '@/engine/flows/edit-schema';
import { explainCase, explainThreshold } from '@/engine/flows/explain';
import { explainMark, explainNotes } from '@/engine/flows/explain-note';
import { explainReturn } from '@/engine/flows/explain-return';
import { casePath } from '@/engine/flows/path';
import { previewReturn } from '@/engine/flows/returns';
import type { FlowEdge } from '@/engine/flows/schema';
import { simulate } from '@/engine/flows/simulate';
import { worstCase } from '@/engine/flows/worst-case';
import { formBodySchema } from '@/engine/forms/schema';
import type { Json } from '@/engine/kernel/json';
import type { Sentence } from '@/engine/kernel/sentence';
import { say } from '../rules/say';
import { approval, drawFlow, END, id, type Part, START, TestCase } from './world';

const name = (person: string) => person[0]!;
const HOUR = { amount: 1, unit: 'hour' };

describe('why a case waits', () => {
  const flow = () =>
    new TestCase(
      drawFlow(
        {
          s: START,
          f: { type: 'parallel' },
          a: approval('ab', { mode: 'all', reject: { to: 'start' } }),
          c: approval('cd', { mode: 'sequence' }),
          w: { type: 'wait', until: { after: HOUR } },
          j: { type: 'join' },
          r: approval('xyz', { mode: 'ratio', share: { count: 2 }, back: 'straight' }),
          e: END,
        },
        ['s -> f -> a -> j -> r -> e', 'f -> c -> j', 'f -> w -> j'],
      ),
    ).start();
  const why = (one: TestCase) => explainCase(one.flow.graph, one.marking, name);

  it('names people, counts and times', () => {
    expect(why(flow().approve('a'))).toEqual([
      { key: 'flows.why.all', params: { node: { en: 'a' }, people: ['b'], approved: 1, need: 2, of: 2 } },
      { key: 'flows.why.sequence', params: { node: { en: 'c' }, people: ['c'], approved: 0, need: 2, of: 2 } },
      { key: 'flows.why.until', params: { node: { en: 'w' }, at: 3_601_000 } },
    ]);
  });

  it('names what a join has and what can still come', () => {
    expect(why(flow().approve('a').approve('b')).at(-1)).toEqual({
      key: 'flows.why.join',
      params: { node: { en: 'j' }, got: [{ en: 'a' }], coming: [{ en: 'c' }, { en: 'w' }] },
    });
  });

  it('names the initiator after a return, and who waits to get the case back', () => {
    const returned = flow().reject('a');
    expect(why(returned)[0]).toEqual({ key: 'flows.why.again', params: { node: { en: 's' }, people: ['h'] } });
    const parked = flow().approve('a').approve('b').approve('c').approve('d').ring('w', 3_601_000);
    parked.sendBack('x', 'a', { straight: true });
    expect(why(parked).map(({ key }) => key)).toEqual(['flows.why.all', 'flows.why.parked']);
    expect(why(parked)[1]?.params).toEqual({ node: { en: 'r' }, by: { en: 'a' } });
  });

  it('says how it ended', () => {
    const over = flow().reject('c');
    expect(why(over)).toEqual([{ key: 'flows.why.rejected' }]);
  });

  it('tells each of those asked how the step is decided', () => {
    const mark = flow().marking.nodes.c!;
    expect(explainThreshold(mark, id('d'))).toEqual({
      key: 'flows.threshold.sequence',
      params: { approved: 0, need: 2, of: 2, place: 2 },
    });
  });
});

describe('the live picture', () => {
  const body = drawFlow(
    {
      s: START,
      x: { type: 'condition' },
      a: approval('a', { reject: { to: 'edge', edge: 'e5' } }),
      b: approval('b'),
      n: { type: 'notify', member: true, text: { en: 'No' } },
      e: END,
      no: { type: 'end', outcome: 'rejected' },
    },
    ['s -> x', 'x -> a [big]', 'x -> b [else]', 'a -> e', 'a -> n -> no', 'b -> e'],
  );
  const look = (flow: TestCase) => {
    const { nodes, taken } = casePath(flow.flow.graph, flow.marking);
    return { states: Object.fromEntries(nodes.map(({ id: node, state }) => [node, state])), taken: [...taken].sort() };
  };

  it('shows where the case has been, and what it has left out', () => {
    const flow = new TestCase(body).start();
    expect(look(flow)).toEqual({
      states: { s: 'passed', x: 'passed', a: 'idle', b: 'active', n: 'idle', e: 'idle', no: 'idle' },
      taken: ['e1', 'e3'],
    });
    flow.approve('b');
    expect(look(flow).states).toMatchObject({ b: 'passed', e: 'passed' });
    expect(look(flow).taken).toEqual(['e1', 'e3', 'e7']);
  });

  it('keeps its colours when the case has ended', () => {
    const flow = new TestCase(body, { yes: ['big'] }).start().reject('a');
    expect(flow.marking.outcome).toBe('rejected');
    expect(look(flow)).toEqual({
      states: { s: 'passed', x: 'passed', a: 'rejected', b: 'idle', n: 'passed', e: 'idle', no: 'passed' },
      taken: ['e1', 'e2', 'e5', 'e6'],
    });
  });

  it('waits for no instant any more when the case has ended', () => {
    const deadline = { due: { after: { amount: 1, unit: 'hour' } }, action: { kind: 'reject' } };
    const fork = drawFlow(
      { s: START, f: { type: 'parallel' }, a: approval('a', { deadline }), b: approval('b', { deadline }), e: END },
      ['s -> f -> a -> e', 'f -> b -> e'],
    );
    const flow = new TestCase(fork).start();
    const dues = () => casePath(flow.flow.graph, flow.marking).nodes.map(({ dueAt }) => dueAt);
    expect(dues().filter((at) => at !== null)).toHaveLength(2);
    flow.reject('a');
    expect(dues().filter((at) => at !== null)).toEqual([]);
  });

  it('a case rejected by a person shows where', () => {
    const flow = new TestCase(
      drawFlow({ s: START, f: { type: 'parallel' }, a: approval('a'), b: approval('b'), e: END }, [
        's -> f -> a -> e',
        'f -> b -> e',
      ]),
    ).start();
    expect(look(flow.reject('a')).states).toEqual({
      s: 'passed',
      f: 'passed',
      a: 'rejected',
      b: 'cancelled',
      e: 'idle',
    });
  });
});

it('a return is shown before the click', () => {
  const flow = new TestCase(
    drawFlow(
      {
        s: START,
        f: { type: 'parallel' },
        a: approval('a'),
        b: approval('b'),
        j: { type: 'join' },
        c: approval('c'),
        d: approval('d'),
        e: END,
      },
      ['s -> f -> a -> j -> c -> e', 'f -> b -> j', 'f -> d -> e'],
    ),
  )
    .start()
    .approve('a')
    .approve('b');
  expect(previewReturn(flow.marking, 'c', { to: 'a', straight: false })).toEqual({
    again: ['a', 'c'],
    waiting: ['j'],
    untouched: ['d'],
  });
  expect(previewReturn(flow.marking, 'c', { to: 'a', straight: true })).toEqual({
    again: ['a', 'c'],
    waiting: [],
    untouched: ['d'],
  });
});

describe('a simulation', () => {
  const body = drawFlow(
    {
      s: START,
      x: { type: 'condition' },
      a: approval('ab', { mode: 'all', reject: { to: 'start' } }),
      b: approval('b', { deadline: { due: { after: HOUR }, action: { kind: 'reject' } } }),
      p: { type: 'points', action: 'post' },
      e: END,
    },
    ['s -> x', 'x -> a [big]', 'x -> b [else]', 'a -> b', 'b -> p -> e'],
  );
  const ways = (setting = {}) =>
    simulate(compile(body), setting).cases.map(
      ({ choices, outcome }) => `${choices.map(({ node, what }) => `${node}:${what}`).join(' ')} → ${outcome}`,
    );

  it('finds every way the case can go', () => {
    expect(ways()).toEqual([
      'a:approve b:approve → approved',
      'a:approve b:reject → rejected',
      'a:approve b:time → rejected',
      'a:reject s:approve a:approve b:approve → approved',
      'a:reject s:approve a:approve b:reject → rejected',
      'a:reject s:approve a:approve b:time → rejected',
      'b:approve → approved',
      'b:reject → rejected',
      'b:time → rejected',
    ]);
  });

  it('with sample values follows the branches they take', () => {
    expect(ways({ holds: () => false })).toEqual(['b:approve → approved', 'b:reject → rejected', 'b:time → rejected']);
  });

  it('shows effects, and where nobody can act', () => {
    const [first] = simulate(compile(body)).cases;
    expect(first?.effects.filter(({ kind }) => kind === 'points')).toHaveLength(1);
    const strict = drawFlow({ s: START, a: approval('a', { empty: { kind: 'refuse' } }), e: END }, ['s -> a -> e']);
    const [refused] = simulate(compile(strict), { lookUp: () => [] }).cases;
    expect(refused).toMatchObject({ outcome: null, refused: { code: 'flows.nobodyToAsk' } });
  });

  it('stops at a number of ways and says that there are more', () => {
    const names = Array.from({ length: 5 }, (_, i) => `n${i}`);
    const nodes = Object.fromEntries(names.map((one) => [one, approval('a', { reject: { to: 'start' } })]));
    const many = simulate(compile(drawFlow({ s: START, ...nodes, e: END }, [`s -> ${names.join(' -> ')} -> e`])));
    expect(many.more).toBe(true);
    expect(many.cases).toHaveLength(100);
  });
});

describe('the worst case', () => {
  const TWO_HOURS = { due: { after: { amount: 2, unit: 'hour' } }, action: { kind: 'reject' } };
  const of = (nodes: Record<string, Part>, lines: string[], rest = {}) => worstCase(drawFlow(nodes, lines, rest));
  const straight = (a: Part, rest = {}) =>
    of({ s: START, a, w: { type: 'wait', until: { after: HOUR } }, e: END }, ['s -> a -> w -> e'], rest);

  it('counts ways and the most decisions, also after a return', () => {
    const { ways, approved, rejected, decisions, deadEnds, more } = of(
      { s: START, a: approval('a'), b: approval('b', { reject: { to: 'start' } }), e: END },
      ['s -> a -> b -> e'],
    );
    expect({ ways, approved, rejected, more, deadEnds }).toEqual({
      ways: 4,
      approved: 2,
      rejected: 2,
      more: false,
      deadEnds: [],
    });
    expect(decisions).toEqual(['a', 'b', 's', 'a', 'b']);
  });

  it('knows how long it takes, or why nobody can know', () => {
    expect(straight(approval('a', { deadline: { ...TWO_HOURS, action: { kind: 'approve' } } })).time).toEqual({
      kind: 'bounded',
      ms: 3 * 3_600_000,
      whole: false,
    });
    expect(straight(approval('a')).time).toEqual({ kind: 'open', nodes: ['a'] });
    expect(straight(approval('a', { deadline: { ...TWO_HOURS, action: { kind: 'remind' } } })).time.kind).toBe('open');
    expect(straight(approval('a'), { deadline: { amount: 3, unit: 'day' } }).time).toEqual({
      kind: 'bounded',
      ms: 3 * 86_400_000,
      whole: true,
    });
    expect(straight(approval('a', { deadline: { ...TWO_HOURS, due: { field: 'day' } } })).time).toEqual({
      kind: 'date',
      nodes: ['a'],
    });
  });

  it('finds where a request would stop for good', () => {
    const none = of({ s: START, a: approval('', { empty: { kind: 'admins' } }), e: END }, ['s -> a -> e'], {
      admins: [],
    });
    expect(none.deadEnds).toHaveLength(1);
    expect(none.approved).toBe(0);
  });
});

describe('what the flow did by itself, in words', () => {
  const words = (flow: TestCase, locale: 'zh-CN' | 'en' = 'en') =>
    explainNotes(
      flow.flow.graph,
      flow.last.filter((effect) => effect.kind === 'note'),
      { personName: name, fieldName: (field) => (field === 'place' ? { en: 'Place' } : undefined) },
    ).map((sentence) => say(sentence, locale));
  const one = (config: Record<string, Json>, rest = {}) =>
    new TestCase(
      drawFlow({ s: START, a: approval('a'), b: approval('ab', config), e: END }, ['s -> a -> b -> e'], rest),
    );

  it('who counted as approving, and why, at the step', () => {
    const flow = one({ mode: 'all', duplicate: 'earlier' }).start().approve('a');
    expect(words(flow)).toEqual(['“b”, a: Counted as approving: had approved an earlier step.']);
    expect(words(flow, 'zh-CN')).toEqual(['“b”：a，前面已同意过，自动同意。']);
    expect(explainMark(flow.marking.nodes.b, name).map((reason) => say(reason))).toEqual([
      'a: Counted as approving: had approved an earlier step.',
    ]);
    expect(explainMark(flow.marking.nodes.b).map((reason) => say(reason))).toEqual([
      'Counted as approving: had approved an earlier step.',
    ]);
  });

  it('that nobody was there to ask, and that time was up', () => {
    const nobody = one({ assignees: [], empty: { kind: 'pass' } })
      .start()
      .approve('a');
    expect(words(nobody)).toEqual(['“b”: Passed by itself: nobody was found to ask.']);
    const late = one({ deadline: { due: { after: HOUR }, action: { kind: 'approve' } } })
      .start()
      .approve('a');
    expect(words(late.ring('b', 99_000_000))).toEqual(['“b”, a, b: Decided by itself: the deadline had passed.']);
  });

  it('what it could not do, with the cause and the field', () => {
    const flow = one({});
    const problems = [{ path: '/place', code: 'records.notUnique' }];
    const note = {
      kind: 'note',
      note: 'failed',
      node: 'b',
      visit: 1,
      code: 'records.notUnique',
      params: {},
      problems,
    } as const;
    const [told] = explainNotes(flow.flow.graph, [note, { ...note, node: null }], {
      personName: name,
      fieldName: (field) => (field === 'place' ? { en: 'Place' } : undefined),
    });
    expect(told && say(told)).toMatch(/^“b”: Could not be done and was undone\. “Place”: /);
  });
});

describe('what a return would do, in words', () => {
  it('who is asked again, what is kept and what goes on', () => {
    const flow = new TestCase(
      drawFlow(
        {
          s: START,
          f: { type: 'parallel' },
          a: approval('a'),
          c: approval('c'),
          j: { type: 'join' },
          r: approval('r'),
          e: END,
        },
        ['s -> f -> a -> j -> r -> e', 'f -> c -> j'],
      ),
    )
      .start()
      .approve('a')
      .approve('c');
    const told = (to: string) =>
      explainReturn(flow.flow.graph, flow.marking, { from: 'r', to, straight: false }).map((one) => say(one));
    expect(told('a')).toEqual(['Asked or done again: a, r']);
    expect(told('s')).toEqual(['Asked or done again: s, a, c, r']);
  });
});

describe('what changed, in words', () => {
  const before = drawFlow({ s: START, a: approval('a'), b: approval('b'), e: END }, ['s -> a -> b -> e']);
  const said = (after: typeof before) => diffFlows(before, after);

  it('nothing when nothing did', () => expect(said(structuredClone(before))).toEqual([]));

  it('nodes, settings and ways', () => {
    const edits: FlowEdit[] = [
      {
        do: 'insert-node',
        edge: 'e1',
        node: { id: 'n', type: 'copy', title: { en: 'Copy' }, config: {} },
        newEdge: 'e9',
      },
      { do: 'change-node', node: 'a', title: { en: 'Boss' }, set: { mode: 'all' }, unset: [] },
      { do: 'remove-node', node: 'b' },
      { do: 'change-flow', set: { withdraw: 'never' }, unset: [] },
    ];
    const after = edits.reduce((body, edit) => applyFlowEdit(body, edit).body, before);
    expect(said(after)).toEqual([
      { key: 'flows.diff.flowChanged', params: { setting: { key: 'flows.settings.withdraw' } } },
      { key: 'flows.diff.nodeRemoved', params: { node: { en: 'b' }, type: { key: 'flows.nodes.approval.title' } } },
      { key: 'flows.diff.nodeAdded', params: { node: { en: 'Copy' }, type: { key: 'flows.nodes.copy.title' } } },
      { key: 'flows.diff.nodeRenamed', params: { from: { en: 'a' }, to: { en: 'Boss' } } },
      { key: 'flows.diff.nodeChanged', params: { node: { en: 'Boss' }, setting: { key: 'flows.settings.mode' } } },
    ]);
  });

  it('a branch that leads elsewhere', () => {
    const split = drawFlow({ s: START, x: { type: 'condition' }, a: approval('a'), b: approval('b'), e: END }, [
      's -> x',
      'x -> a [big]',
      'x -> e [else]',
      'a -> b -> e',
    ]);
    const after = applyFlowEdit(split, { do: 'redirect-edge', edge: 'e2', to: 'b' }).body;
    expect(diffFlows(split, { ...after, nodes: split.nodes })).toEqual([
      { key: 'flows.diff.wayRedirected', params: { from: { en: 'x' }, to: { en: 'b' }, before: { en: 'a' } } },
    ]);
  });

  it('when a branch is taken, with the words of the form', () => {
    const title = (en: string) => ({ en, 'zh-CN': en, 'zh-TW': en });
    const options = [{ key: 'vip', label: title('Regular') }];
    const form = formBodySchema.parse({
      title: title('Request'),
      fields: [
        { id: 'amount', type: 'money', title: title('Amount') },
        { id: 'kind', type: 'select', title: title('Kind'), settings: { options } },
        { id: 'who', type: 'member', title: title('Guest') },
      ],
    });
    const drawn = drawFlow({ s: START, x: { type: 'condition' }, a: approval('a'), b: approval('b'), e: END }, [
      's -> x',
      'x -> a [big]',
      'x -> b [old]',
      'x -> e [else]',
      'a -> e',
      'b -> e',
    ]);
    const guest = id('g');
    const change = (change: (edges: Record<string, FlowEdge>) => void): Sentence[] => {
      const after = structuredClone(drawn);
      change(Object.fromEntries(after.edges.map((edge) => [edge.id, edge])));
      return diffFlows(drawn, after, { form, names: new Map([[guest, 'Mrs Li']]) });
    };
    const kind = { field: 'kind', op: 'in', value: ['vip'] } as const;
    const condition = { all: [{ field: 'amount', op: 'gte', value: 500 }, kind] } as const;
    const asked = change(({ e2, e3, e4 }) => {
      Object.assign(e2!, { condition });
      Object.assign(e3!, { condition: undefined, default: true });
      Object.assign(e4!, { condition: { field: 'who', op: 'eq', value: guest }, default: undefined });
    });
    expect(asked.map((one) => say(one))).toEqual([
      'The branch from “x” to “a” is now taken when Amount is at least 500, and Kind is one of Regular.',
      'The branch from “x” to “b” is now taken when no other fits.',
      'The branch from “x” to “e” is now taken when Guest is Mrs Li.',
    ]);
    expect(say(asked[0]!, 'zh-CN')).toContain('的分支，条件改为：Amount');
    const swapped = change(({ e2, e3 }) => {
      Object.assign(e2!, { order: e3!.order });
      Object.assign(e3!, { condition: undefined });
    });
    expect(swapped.map((one) => say(one))).toEqual([
      'The branch from “x” to “a” has another place in the order.',
      'The branch from “x” to “b” has no condition any more.',
    ]);
    const added = drawFlow({ s: START, x: { type: 'condition' }, a: approval('a'), e: END }, [
      's -> x',
      'x -> a [big]',
    ]);
    expect(diffFlows({ ...added, nodes: added.nodes.filter((node) => node.id !== 'a'), edges: [] }, added)).toEqual([
      { key: 'flows.diff.nodeAdded', params: expect.anything() },
      { key: 'flows.diff.wayAdded', params: expect.anything() },
      { key: 'flows.diff.branchWhen', params: expect.objectContaining({ to: { en: 'a' } }) },
    ]);
  });

  it('a flow that is new', () => {
    expect(diffFlows(null, before)).toEqual([
      { key: 'flows.diff.newFlow', params: { flow: { en: 'Test' }, count: 4 } },
    ]);
  });
});
