import { describe, expect, it } from 'vitest';
import type { Lookup } from '@/engine/flows/question';
import { LIMITS } from '@/engine/kernel/limits';
import { approval, drawFlow, END, id, type Part, people, START, type Surroundings, TestCase } from './world';

/** h works in a shop (manager h), in a region (manager m), of a company (manager k). */
const MANAGERS = ['h', 'm', 'k'];
const company: Surroundings = {
  lookUp: (lookup: Lookup) => {
    if (lookup.kind === 'staff') return lookup.ids.map((one) => one[0]).join('');
    if (lookup.kind === 'manager') return MANAGERS[lookup.level] ?? '';
    if (lookup.kind === 'role') return { owner: 'k', builder: '', manager: 'hmk', clerk: 'xy' }[lookup.role];
    return lookup.field === 'buddy' ? 'z' : '';
  },
};

function two(first: Part, second: Part = approval('b'), rest = {}) {
  return new TestCase(drawFlow({ s: START, a: first, b: second, e: END }, ['s -> a -> b -> e'], rest), company);
}

function asking(sources: Part['assignees'], config: Record<string, Part[string]> = {}): Part {
  return approval('', { assignees: sources ?? [], mode: 'all', ...config });
}

describe('who is asked', () => {
  const table: [string, Part, string[]][] = [
    ['named staff', asking(people('pq')), ['a:p', 'a:q']],
    ['a role', asking([{ kind: 'role', role: 'clerk' }]), ['a:x', 'a:y']],
    ['the manager of the store', asking([{ kind: 'manager', level: 0 }]), ['a:h']],
    ['two levels up', asking([{ kind: 'manager', level: 2 }]), ['a:k']],
    ['a staff field', asking([{ kind: 'field', field: 'buddy' }]), ['a:z']],
    ['the initiator', asking([{ kind: 'initiator' }]), ['a:h']],
    ['several, each once', asking([{ kind: 'role', role: 'manager' }, ...people('kmp')]), ['a:h', 'a:k', 'a:m', 'a:p']],
  ];
  it.each(table)('%s', (_, part, tasks) => {
    expect(two(part).start().tasks).toEqual(tasks);
  });
});

describe('nobody is found', () => {
  const none = [{ kind: 'field', field: 'blank' }];

  it('passes by itself and says why', () => {
    const flow = two(asking(none, { empty: { kind: 'pass' } })).start();
    expect(flow.tasks).toEqual(['b:b']);
    expect(flow.marking.nodes.a?.votes).toEqual([{ person: null, verdict: 'approve', at: 1000, automatic: 'nobody' }]);
    expect(flow.said()).toEqual(['automatic']);
  });

  it('asks the named substitutes', () => {
    const flow = two(asking(none, { empty: { kind: 'staff', ids: [id('p')] } })).start();
    expect(flow.tasks).toEqual(['a:p']);
    expect(flow.said()).toEqual(['fallback']);
  });

  it('asks the admins of the flow', () => {
    const flow = two(asking(none)).start();
    expect(flow.tasks).toEqual(['a:k']);
    expect(flow.said()).toEqual(['admins']);
  });

  it('refuses the step when the builder wants that', () => {
    const flow = two(asking(none, { empty: { kind: 'refuse' } }));
    expect(() => flow.start()).toThrow('flows.nobodyToAsk');
  });

  it('is an incident without admins, until an admin gives the node to somebody', () => {
    const flow = two(asking(none), approval('b'), { admins: [] }).start();
    expect(flow.tasks).toEqual([]);
    expect(flow.done('incident')).toHaveLength(1);
    flow.send({ type: 'reassign', at: 1, node: 'a', visit: 1, people: [id('q')] });
    expect(flow.approve('q').tasks).toEqual(['b:b']);
  });
});

describe('the initiator is among those asked', () => {
  const sources = [...people('h'), ...people('p')];

  it('is asked like anybody', () => {
    expect(two(asking(sources, { initiator: 'ask' })).start().tasks).toEqual(['a:h', 'a:p']);
  });

  it('is left out', () => {
    expect(two(asking(sources, { initiator: 'skip' })).start().tasks).toEqual(['a:p']);
  });

  it('is not enough to pass alone on any, when others are asked too', () => {
    expect(two(asking(sources, { initiator: 'skip', mode: 'any' })).start().tasks).toEqual(['a:p']);
  });

  it('counts as approving when nobody else is asked', () => {
    const flow = two(asking(people('h'), { initiator: 'skip' })).start();
    expect(flow.tasks).toEqual(['b:b']);
    expect(flow.marking.nodes.a?.votes?.[0]?.automatic).toBe('initiator');
  });

  it('is replaced by the next manager above', () => {
    expect(two(asking(sources, { initiator: 'manager' })).start().tasks).toEqual(['a:m', 'a:p']);
  });

  it('the flow says it for all nodes, a node for itself', () => {
    const policies = {
      policies: { empty: { kind: 'admins' as const }, initiator: 'skip' as const, duplicate: 'ask' as const },
    };
    expect(two(asking(sources), approval('b'), policies).start().tasks).toEqual(['a:p']);
    expect(two(asking(sources, { initiator: 'ask' }), approval('b'), policies).start().tasks).toEqual(['a:h', 'a:p']);
  });
});

describe('somebody has approved before', () => {
  function three(duplicate: string) {
    const c = approval('pq', { mode: 'all', duplicate });
    return new TestCase(
      drawFlow({ s: START, a: approval('p'), cc: { type: 'copy', people: people('z') }, b: approval('q'), c, e: END }, [
        's -> a -> b -> cc -> c -> e',
      ]),
    )
      .start()
      .approve('p')
      .approve('q');
  }

  it('is asked again', () => expect(three('ask').tasks).toEqual(['c:p', 'c:q']));
  it('counts when it was just before, also across automatic nodes', () => {
    const flow = three('adjacent');
    expect(flow.tasks).toEqual(['c:p']);
    expect(flow.marking.nodes.c?.votes).toEqual([
      { person: id('q'), verdict: 'approve', at: 1002, automatic: 'approvedBefore' },
    ]);
  });
  it('counts anywhere earlier', () => expect(three('earlier').marking.outcome).toBe('approved'));
  it('does not count after a return took it back', () => {
    const c = approval('pr', { mode: 'all', duplicate: 'earlier' });
    const flow = new TestCase(drawFlow({ s: START, a: approval('p'), c, e: END }, ['s -> a -> c -> e']))
      .start()
      .approve('p');
    expect(flow.tasks).toEqual(['c:r']);
    expect(flow.sendBack('r', 'a').tasks).toEqual(['a:p']);
  });
});

it('after so many decisions without a person, a person is asked', () => {
  const count = LIMITS.automaticVotes + 2;
  const names = Array.from({ length: count }, (_, i) => `n${i}`);
  const nodes = Object.fromEntries(names.map((name) => [name, asking([], { empty: { kind: 'pass' } })]));
  const flow = new TestCase(
    drawFlow({ s: START, ...nodes, e: END }, [`s -> ${names.join(' -> ')} -> e`]),
    company,
  ).start();
  expect(flow.marking.automatic).toBe(LIMITS.automaticVotes);
  expect(flow.tasks).toEqual([`n${LIMITS.automaticVotes}:k`]);
  expect(flow.said().filter((note) => note === 'limit')).toHaveLength(1);
  expect(flow.approve('k').marking.outcome).toBe('approved');
});

describe('passing a task on', () => {
  it('keeps the place in the order and both names', () => {
    const flow = two(
      approval('pqr', { mode: 'sequence', buttons: { reject: true, return: true, transfer: true, comment: true } }),
    ).start();
    flow.transfer('p', 'x');
    expect(flow.tasks).toEqual(['a:x']);
    expect(flow.marking.nodes.a?.people?.map((one) => one[0])).toEqual(['x', 'q', 'r']);
    expect(flow.marking.nodes.a?.originals).toEqual({ [id('x')]: id('p') });
    expect(flow.last).toContainEqual({
      kind: 'closeTask',
      node: 'a',
      visit: 1,
      person: id('p'),
      because: 'transferred',
    });
    expect(flow.approve('x').tasks).toEqual(['a:q']);
  });

  it('is refused to oneself, to somebody asked already, and where the builder has not allowed it', () => {
    const buttons = { reject: true, return: true, transfer: true, comment: true };
    const flow = two(approval('pq', { mode: 'all', buttons })).start();
    expect(() => flow.transfer('p', 'p')).toThrow('flows.transferToSelf');
    expect(() => flow.transfer('p', 'q')).toThrow('flows.transferToAsked');
    expect(() => two(approval('p')).start().transfer('p', 'x')).toThrow('flows.verbOff');
  });

  it('an admin gives what is open to fewer people: the rule counts those now asked', () => {
    const flow = two(approval('pqr', { mode: 'all' }))
      .start()
      .approve('p');
    flow.send({ type: 'reassign', at: 1, node: 'a', visit: 1, people: [id('x')] });
    expect(flow.tasks).toEqual(['a:x']);
    expect(flow.approve('x').tasks).toEqual(['b:b']);
  });
});

describe('what a person may not do', () => {
  it('decide for somebody else, out of turn, twice, or at a visit that is over', () => {
    const flow = two(approval('pq', { mode: 'sequence' })).start();
    expect(() => flow.approve('x', 'a')).toThrow('flows.notAsked');
    expect(() => flow.approve('q', 'a')).toThrow('flows.notAsked');
    flow.approve('p');
    expect(() => flow.approve('p', 'a')).toThrow('flows.notAsked');
    const stale = { type: 'decide', at: 1, node: 'a', visit: 2, person: id('q'), verdict: 'approve' } as const;
    expect(() => flow.send(stale)).toThrow('flows.stale');
  });

  it('send a case back from a visit that is over', () => {
    const body = drawFlow({ s: START, a: approval('a'), b: approval('b'), e: END }, ['s -> a -> b -> e']);
    const flow = new TestCase(body).start().approve('a').sendBack('b', 'a').approve('a');
    const late = { type: 'return', at: 1, node: 'b', visit: 1, person: id('b'), to: 'a', straight: false } as const;
    expect(() => flow.send(late)).toThrow('flows.stale');
    expect(flow.send({ ...late, visit: 2 }).tasks).toEqual(['a:a']);
  });

  it('press a button the builder has taken away, or leave out a comment', () => {
    const off = two(
      approval('p', { buttons: { reject: false, return: false, transfer: false, comment: true } }),
    ).start();
    expect(() => off.reject('p')).toThrow('flows.verbOff');
    expect(() => off.sendBack('p', 's')).toThrow('flows.verbOff');
    const strict = two(approval('p', { commented: ['reject'] })).start();
    expect(() => strict.reject('p')).toThrow('flows.commentNeeded');
    const decision = { type: 'decide', at: 1, node: 'a', visit: 1, person: id('p'), verdict: 'reject' } as const;
    expect(() => strict.send({ ...decision, comment: '  ' })).toThrow('flows.commentNeeded');
    expect(strict.send({ ...decision, comment: 'too dear' }).marking.outcome).toBe('rejected');
  });
});

describe('rejecting', () => {
  it('to the start asks the initiator to submit again, and runs everything anew', () => {
    const flow = two(approval('p'), approval('b', { reject: { to: 'start' } }))
      .start()
      .approve('p')
      .reject('b');
    expect(flow.tasks).toEqual(['s:h']);
    expect(flow.approve('h').tasks).toEqual(['a:p']);
  });

  it('to the start and straight back', () => {
    const flow = two(approval('p'), approval('b', { reject: { to: 'start', straight: true } }))
      .start()
      .approve('p')
      .reject('b');
    expect(flow.approve('h').tasks).toEqual(['b:b']);
  });

  it('to a node that this case did not pass goes to the start', () => {
    const body = drawFlow(
      {
        s: START,
        x: { type: 'condition' },
        a: approval('a'),
        b: approval('b', { reject: { to: 'node', node: 'a' } }),
        e: END,
      },
      ['s -> x', 'x -> a [big]', 'x -> b [else]', 'a -> b -> e'],
    );
    expect(new TestCase(body).start().reject('b').tasks).toEqual(['s:h']);
    expect(new TestCase(body, { yes: ['big'] }).start().approve('a').reject('b').tasks).toEqual(['a:a']);
  });

  it('along an edge of its own', () => {
    const body = drawFlow(
      { s: START, a: approval('a', { reject: { to: 'edge', edge: 'e3' } }), b: approval('b'), e: END },
      ['s -> a -> e', 'a -> b -> e'],
    );
    expect(new TestCase(body).start().approve('a').marking.outcome).toBe('approved');
    expect(new TestCase(body).start().reject('a').tasks).toEqual(['b:b']);
  });

  it('sent back without a person who started it, the admins mend it', () => {
    const flow = two(approval('p', { reject: { to: 'start' } }))
      .start(null)
      .reject('p');
    expect(flow.tasks).toEqual(['s:k']);
  });
});

describe('taking the request back', () => {
  const flow = (withdraw: string) => two(approval('p'), approval('b'), { withdraw }).start();

  it('until somebody has acted', () => {
    expect(flow('untouched').withdraw('h').marking.outcome).toBe('withdrawn');
    expect(() => flow('untouched').approve('p').withdraw('h')).toThrow('flows.withdrawLate');
  });
  it('as long as it runs', () => expect(flow('running').approve('p').withdraw('h').marking.outcome).toBe('withdrawn'));
  it('never', () => expect(() => flow('never').withdraw('h')).toThrow('flows.withdrawOff'));
  it('only one’s own', () => expect(() => flow('running').withdraw('p')).toThrow('flows.notInitiator'));
});
