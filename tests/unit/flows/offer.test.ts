import { describe, expect, it } from 'vitest';
import { FlowCache } from '@/engine/flows/compile';
import { offersWithdrawal, taskOffer } from '@/engine/flows/offer';
import { approval, drawFlow, END, id, START, TestCase } from './world';

const BODY = drawFlow(
  {
    s: START,
    c: { type: 'copy', people: [{ kind: 'staff', ids: [id('z')] }] },
    a: approval('a'),
    b: approval('bc', { mode: 'all', commented: ['reject'], back: 'choose' }),
    e: END,
  },
  ['s -> c -> a -> b -> e'],
);

describe('what a person is offered', () => {
  const offer = (flow: TestCase, node: string, person: string, visit = flow.visit(node)) =>
    taskOffer(flow.flow.graph, flow.marking, { node, visit, person: id(person) });

  it('the builder’s buttons, the steps really passed, and the rule in words', () => {
    expect(offer(new TestCase(BODY).start().approve('a'), 'b', 'c')).toEqual({
      verbs: ['approve', 'reject', 'return', 'comment'],
      commented: ['reject'],
      back: 'choose',
      targets: [
        { node: 's', title: { en: 's' } },
        { node: 'a', title: { en: 'a' } },
      ],
      threshold: { key: 'flows.threshold.all', params: { approved: 0, need: 2, of: 2, place: 2 } },
      resubmit: false,
    });
  });

  it('an initiator who is asked again may submit again', () => {
    const flow = new TestCase(BODY).start().sendBack('a', 's');
    expect(offer(flow, 's', 'h')).toMatchObject({ verbs: ['approve', 'comment'], targets: [], resubmit: true });
  });

  it('nothing to others, at another visit, or after the end', () => {
    const flow = new TestCase(BODY).start();
    expect(offer(flow, 'a', 'b')).toBeNull();
    expect(offer(flow, 'a', 'a', 2)).toBeNull();
    expect(offer(flow, 'b', 'b')).toBeNull();
    flow.reject('a');
    expect(offer(flow, 'a', 'a')).toBeNull();
  });

  it('to take the request back, to its initiator alone and in time', () => {
    const flow = new TestCase(BODY).start();
    const may = (person: string) => offersWithdrawal(flow.flow.graph, flow.marking, id(person));
    expect([may('h'), may('a')]).toEqual([true, false]);
    flow.approve('a');
    expect(may('h')).toBe(false);
  });
});

it('compiled flows are kept by version, and the one used longest ago makes room', async () => {
  const cache = new FlowCache(2);
  const loads: string[] = [];
  const get = (definitionId: string, version: number) =>
    cache.get({ definitionId, version }, () => {
      loads.push(`${definitionId}@${version}`);
      return BODY;
    });
  const first = await get('a', 1);
  await get('a', 2);
  expect(await get('a', 1)).toBe(first);
  await get('b', 1);
  await get('a', 1);
  await get('a', 2);
  expect(loads).toEqual(['a@1', 'a@2', 'b@1', 'a@2']);
});
