import { describe, expect, it } from 'vitest';

import { openTasks, runningTimers } from '@/engine/flows/projection';
import { returnTargets } from '@/engine/flows/returns';
import { Watcher } from './invariants';
import { FIELDS, type Random, randomFlow, seeded } from './random-flow';
import { replay, TestCase } from './world';

const CASES = 120;
/** Afterwards everybody approves, so that each case ends. */
const PATIENCE = 40;

interface Count {
  events: number;
  returns: number;
  straight: number;
  rejects: number;
  rings: number;
}

function play(seed: number, count: Count): string[] {
  const random = seeded(seed);
  const flow = new TestCase(randomFlow(random));
  const watcher = new Watcher(flow.flow.graph);
  const complaints: string[] = [];
  const watched = (act: () => void) => {
    const before = flow.marking;
    flow.surroundings = { yes: FIELDS.filter(() => random(2) === 0) };
    act();
    const event = flow.log.at(-1)!.event;
    for (const complaint of watcher.watch(before, flow.marking, { event, effects: flow.last })) {
      complaints.push(`seed ${seed}, event ${flow.log.length} ${JSON.stringify(event)}: ${complaint}`);
    }
    count.events += 1;
  };
  watched(() => flow.start());
  while (!flow.marking.outcome && complaints.length === 0 && flow.log.length < 500) {
    watched(() => act(flow, random, count));
  }
  if (!flow.marking.outcome && complaints.length === 0) complaints.push(`seed ${seed} never ends`);
  if (JSON.stringify(replay(flow.flow, flow.log)) !== JSON.stringify(flow.marking)) {
    complaints.push(`seed ${seed}: the replay differs`);
  }
  return complaints;
}

function act(flow: TestCase, random: Random, count: Count): void {
  const timers = runningTimers(flow.marking);
  const tasks = openTasks(flow.marking);
  if (timers.length && (tasks.length === 0 || random(4) === 0)) {
    const timer = timers[random(timers.length)]!;
    count.rings += 1;
    return void flow.ring(timer.node, Math.max(timer.dueAt, flow.now));
  }
  const { node, person } = tasks[random(tasks.length)]!;
  const who = person[0]!;
  const back = returnTargets(flow.flow.graph, flow.marking, node);
  const roll = flow.log.length > PATIENCE || node === 'n0' ? 99 : random(100);
  if (roll < 12 && back.length) {
    const straight = random(2) === 0;
    count.returns += 1;
    if (straight) count.straight += 1;
    return void flow.sendBack(who, back[random(back.length)]!, { node, straight });
  }
  if (roll < 24) {
    count.rejects += 1;
    return void flow.reject(who, node);
  }
  flow.approve(who, node);
}

describe('random flows, random people', () => {
  const count: Count = { events: 0, returns: 0, straight: 0, rejects: 0, rings: 0 };
  it(`${CASES} cases break no rule of the tokens`, () => {
    const complaints: string[] = [];
    for (let seed = 1; seed <= CASES && complaints.length < 5; seed++) complaints.push(...play(seed, count));
    expect(complaints).toEqual([]);
  }, 180_000);

  it('the cases were worth it', () => {
    expect(count.events).toBeGreaterThan(CASES * 5);
    for (const kind of [count.returns, count.straight, count.rejects, count.rings])
      expect(kind).toBeGreaterThan(CASES / 10);
  });
});
