import { describe, expect, it } from 'vitest';
import { approval, drawFlow, END, id, type Part, START, TestCase } from './world';

const HOUR = 3_600_000;
const T0 = 1_000;
const hours = (amount: number) => ({ amount, unit: 'hour' });

function due(letters: string, action: Record<string, Part[string]>, config: Record<string, Part[string]> = {}) {
  const part = approval(letters, { mode: 'all', deadline: { due: { after: hours(2) }, action }, ...config });
  return new TestCase(drawFlow({ s: START, a: part, e: END }, ['s -> a -> e'])).start();
}

describe('a human node not decided in time', () => {
  it('is reminded as often as the builder says', () => {
    const flow = due('pq', { kind: 'remind', every: hours(1), times: 2 }).approve('p');
    expect(flow.done('setTimer')).toEqual([]);
    flow.ring('a', T0 + 2 * HOUR);
    expect(flow.done('notify')).toMatchObject([{ reason: 'remind', people: [id('q')] }]);
    expect(flow.done('setTimer')).toEqual([{ kind: 'setTimer', node: 'a', visit: 1, dueAt: T0 + 3 * HOUR }]);
    flow.ring('a', T0 + 3 * HOUR);
    expect(flow.done('clearTimer')).toHaveLength(1);
    expect(flow.tasks).toEqual(['a:q']);
    expect(() => flow.ring('a', T0 + 9 * HOUR)).toThrow('flows.stale');
  });

  it('is approved for those who are silent', () => {
    const flow = due('pq', { kind: 'approve' }).ring('a', T0 + 2 * HOUR);
    expect(flow.marking.outcome).toBe('approved');
    expect(flow.marking.nodes.a?.votes?.map((vote) => vote.automatic)).toEqual(['deadline', 'deadline']);
    // Whoever has decided has decided once.
    const half = due('pq', { kind: 'approve' })
      .approve('p')
      .ring('a', T0 + 2 * HOUR);
    expect(half.marking.nodes.a?.votes?.map(({ person, automatic }) => [person, automatic])).toEqual([
      [id('p'), undefined],
      [id('q'), 'deadline'],
    ]);
  });

  it('is rejected, also when some have approved', () => {
    expect(
      due('pq', { kind: 'reject' })
        .approve('p')
        .ring('a', T0 + 2 * HOUR).marking.outcome,
    ).toBe('rejected');
  });

  it('goes to somebody else', () => {
    const flow = due('pq', { kind: 'transfer', ids: [id('x')] })
      .approve('p')
      .ring('a', T0 + 2 * HOUR);
    expect(flow.tasks).toEqual(['a:x']);
    expect(flow.done('clearTimer')).toHaveLength(1);
    expect(flow.approve('x').marking.outcome).toBe('approved');
  });

  it('does not ring early, nor after it was decided', () => {
    const flow = due('p', { kind: 'reject' });
    expect(() => flow.ring('a', T0 + HOUR)).toThrow('flows.stale');
    flow.approve('p');
    expect(flow.done('clearTimer')).toHaveLength(1);
    expect(() => flow.ring('a', T0 + 2 * HOUR)).toThrow('flows.ended');
  });

  it('starts to count again after a return', () => {
    const part = approval('p', { deadline: { due: { after: hours(2) }, action: { kind: 'reject' } } });
    const flow = new TestCase(drawFlow({ s: START, a: part, b: approval('b'), e: END }, ['s -> a -> b -> e'])).start();
    flow.now = T0 + HOUR;
    flow.approve('p').sendBack('b', 'a');
    expect(flow.done('setTimer')).toEqual([{ kind: 'setTimer', node: 'a', visit: 2, dueAt: T0 + 3 * HOUR + 2 }]);
    expect(() => flow.send({ type: 'timer', at: T0 + 9 * HOUR, node: 'a', visit: 1 })).toThrow('flows.stale');
  });
});

it('two deadlines that answer each other stop after so many automatic steps', () => {
  const first = approval('p', { deadline: { due: { after: hours(1) }, action: { kind: 'approve' } } });
  const second = approval('q', {
    reject: { to: 'node', node: 'a' },
    deadline: { due: { after: hours(1) }, action: { kind: 'reject' } },
  });
  const flow = new TestCase(drawFlow({ s: START, a: first, b: second, e: END }, ['s -> a -> b -> e'])).start();
  let rings = 0;
  for (; flow.done('setTimer').length && rings < 200; rings++) {
    const [timer] = flow.done('setTimer');
    if (timer?.kind === 'setTimer') flow.ring(timer.node, timer.dueAt);
  }
  expect(rings).toBe(51);
  expect(flow.said()).toContain('limit');
  expect(flow.tasks).toHaveLength(1);
});

describe('waiting', () => {
  function waiting(until: Record<string, Part[string]>, moments = {}) {
    const body = drawFlow({ s: START, w: { type: 'wait', until }, b: approval('b'), e: END }, ['s -> w -> b -> e']);
    return new TestCase(body, { moments }).start();
  }

  it('for a while', () => {
    const flow = waiting({ after: { amount: 3, unit: 'day' } });
    expect(flow.tasks).toEqual([]);
    expect(flow.done('setTimer')).toMatchObject([{ dueAt: T0 + 72 * HOUR }]);
    expect(flow.ring('w', T0 + 72 * HOUR).tasks).toEqual(['b:b']);
  });

  it('until a date of the record; a past or blank one passes at once', () => {
    expect(waiting({ field: 'day' }, { day: 5_000 }).done('setTimer')).toMatchObject([{ dueAt: 5_000 }]);
    for (const day of [500, T0]) expect(waiting({ field: 'day' }, { day }).tasks).toEqual(['b:b']);
    const blank = waiting({ field: 'day' });
    expect(blank.tasks).toEqual(['b:b']);
    expect(blank.said()).toEqual(['blankDate']);
  });
});

it('a case as a whole may have a deadline', () => {
  const body = drawFlow({ s: START, a: approval('a'), e: END }, ['s -> a -> e'], {
    deadline: { amount: 1, unit: 'day' },
  });
  const flow = new TestCase(body).start();
  expect(flow.done('setTimer')).toEqual([{ kind: 'setTimer', node: '$case', visit: 1, dueAt: T0 + 24 * HOUR }]);
  expect(flow.ring('$case', T0 + 24 * HOUR).marking.outcome).toBe('rejected');
  const quick = new TestCase(body).start().approve('a');
  expect(quick.done('clearTimer')).toEqual([{ kind: 'clearTimer', node: '$case', visit: 1 }]);
});

describe('actions', () => {
  it('later branches see what an earlier node of the same step has set', () => {
    const flow = new TestCase(
      drawFlow(
        {
          s: START,
          r: { type: 'record', set: { urgent: true }, status: 'open' },
          x: { type: 'condition' },
          a: approval('a'),
          b: approval('b'),
          e: END,
        },
        ['s -> r -> x', 'x -> a [urgent]', 'x -> b [else]', 'a -> e', 'b -> e'],
      ),
    ).start();
    expect(flow.done('record')).toEqual([
      { kind: 'record', node: 'r', visit: 1, set: { urgent: true }, status: 'open' },
    ]);
    expect(flow.tasks).toEqual(['a:a']);
  });

  it('points move once in a case, whatever is run again', () => {
    const flow = new TestCase(
      drawFlow({ s: START, a: approval('a'), p: { type: 'points', action: 'post' }, b: approval('b'), e: END }, [
        's -> a -> p -> b -> e',
      ]),
    ).start();
    expect(flow.approve('a').done('points')).toEqual([{ kind: 'points', action: 'post', node: 'p', visit: 1 }]);
    flow.sendBack('b', 'a').approve('a');
    expect(flow.done('points')).toEqual([]);
    expect(flow.said()).toEqual(['repeated']);
  });

  it('copies and messages never wait', () => {
    const flow = new TestCase(
      drawFlow(
        {
          s: START,
          c: { type: 'copy', people: [{ kind: 'staff', ids: [id('x'), id('y')] }] },
          n: { type: 'notify', member: true, text: { en: 'On its way' } },
          e: END,
        },
        ['s -> c -> n -> e'],
      ),
    ).start();
    expect(flow.marking.outcome).toBe('approved');
    expect(flow.done('copy')).toEqual([{ kind: 'copy', node: 'c', visit: 1, people: [id('x'), id('y')] }]);
    expect(flow.done('notify')).toMatchObject([{ reason: 'message', member: true, text: { en: 'On its way' } }]);
  });
});
