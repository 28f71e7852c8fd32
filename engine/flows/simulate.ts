import type { Condition } from '@/engine/conditions/schema';
import { type Fault, isFault } from '@/engine/kernel/fault';
import { run } from './advance';
import type { CompiledFlow } from './compile';
import type { Effect } from './effect';
import type { CaseEvent } from './event';
import { graphNode } from './graph';
import { EMPTY_MARKING, type Marking, markOf, type Outcome, type Verdict } from './marking';
import { runningTimers } from './projection';
import type { Answer, Asked, Lookup } from './question';
import { asked } from './threshold';

/** What was decided at one node; `time`: its timer rang. */
export interface Choice {
  readonly node: string;
  readonly what: Verdict | 'time';
}

export interface SimulatedCase {
  readonly choices: readonly Choice[];
  readonly outcome: Outcome | null;
  /** The case could not go on, for this reason. */
  readonly refused: Pick<Fault, 'code' | 'params'> | null;
  /** The last marking, for the picture. */
  readonly marking: Marking;
  readonly effects: readonly Effect[];
  /** Milliseconds from its start, when people decide at once and timers are waited for. */
  readonly lasted: number;
}

export interface Simulation {
  readonly cases: readonly SimulatedCase[];
  /** There are more ways than were followed. */
  readonly more: boolean;
}

export interface SimulationSetting {
  /** Judges branches by sample values; without it every branch is followed. */
  readonly holds?: (condition: Condition) => boolean;
  /** Without it each list of people is one unnamed person. */
  readonly lookUp?: (lookup: Lookup) => readonly string[];
  readonly initiator?: string;
  /** UTC milliseconds at which the cases start. */
  readonly at?: number;
}

const DAY = 86_400_000;
const MAX_CASES = 100;
const MAX_STEPS = 2_000;

interface Walk {
  readonly marking: Marking;
  readonly at: number;
  readonly choices: readonly Choice[];
  readonly effects: readonly Effect[];
  /** Answers to conditions so far: a record does not change its mind on the way. */
  readonly known: ReadonlyMap<string, boolean>;
  readonly refused: SimulatedCase['refused'];
}

/**
 * Every way a case can go, with the real engine and no database: each human node approves or rejects, each branch is taken, timers
 * ring. A node rejects and rings once on each way, so that returns come to an end.
 */
export function simulate(flow: CompiledFlow, setting: SimulationSetting = {}): Simulation {
  const at = setting.at ?? 0;
  const cases: SimulatedCase[] = [];
  let steps = 0;
  const start: Walk = { marking: EMPTY_MARKING, at, choices: [], effects: [], known: new Map(), refused: null };
  const open = step(flow, start, {
    setting,
    event: { type: 'start', at, initiator: setting.initiator ?? INITIATOR },
  }).reverse();
  while (open.length) {
    if (cases.length >= MAX_CASES || steps++ >= MAX_STEPS) return { cases, more: true };
    const walk = open.pop()!;
    const next = walk.marking.outcome || walk.refused ? [] : onward(flow, walk, setting);
    if (next.length) open.push(...next.reverse());
    else cases.push(ended(walk, at));
  }
  return { cases, more: false };
}

function ended({ choices, marking, refused, effects, at }: Walk, start: number): SimulatedCase {
  return { choices, outcome: marking.outcome, refused, marking, effects, lasted: at - start };
}

// No key or id contains a star.
const INITIATOR = '*initiator';
const SOMEBODY = '*somebody';

function onward(flow: CompiledFlow, walk: Walk, setting: SimulationSetting): Walk[] {
  const { marking } = walk;
  const human = [...flow.graph.nodes.keys()].find((id) => asked(markOf(marking, id)).length > 0);
  const timer = runningTimers(marking)
    .filter(
      ({ node }) =>
        (human === undefined || node === human) &&
        !walk.choices.some((one) => one.node === node && one.what === 'time'),
    )
    .sort((a, b) => a.dueAt - b.dueAt)[0];
  const ways =
    human === undefined
      ? []
      : verdicts(flow, walk, human).flatMap((what) => decided(flow, walk, { node: human, what, setting }));
  if (!timer) return ways;
  const at = Math.max(walk.at, timer.dueAt);
  const rung = { ...walk, at, choices: [...walk.choices, { node: timer.node, what: 'time' as const }] };
  return [
    ...ways,
    ...step(flow, rung, { setting, event: { type: 'timer', at, node: timer.node, visit: timer.visit } }),
  ];
}

function verdicts(flow: CompiledFlow, walk: Walk, id: string): Verdict[] {
  const node = graphNode(flow.graph, id);
  const verbs = node.type.buttons?.(node.config).verbs ?? [];
  const rejected = walk.choices.some((one) => one.node === id && one.what === 'reject');
  return verbs.includes('reject') && !rejected ? ['approve', 'reject'] : ['approve'];
}

/** Everybody asked says the same, one after the other, until the node is decided. */
function decided(
  flow: CompiledFlow,
  walk: Walk,
  how: { node: string; what: Verdict; setting: SimulationSetting },
): Walk[] {
  const { node, what, setting } = how;
  const visit = markOf(walk.marking, node)?.visit ?? 0;
  let open: Walk[] = [{ ...walk, choices: [...walk.choices, { node, what }] }];
  const done: Walk[] = [];
  while (open.length) {
    open = open.flatMap((one) => {
      const mark = markOf(one.marking, node);
      const [person] = mark?.visit === visit && !one.refused ? asked(mark) : [];
      if (person === undefined) {
        done.push(one);
        return [];
      }
      const event: CaseEvent = { type: 'decide', at: one.at, node, visit, person, verdict: what, comment: '-' };
      return step(flow, one, { setting, event });
    });
  }
  return done;
}

/** One event, once for every way its conditions can be answered. */
function step(flow: CompiledFlow, walk: Walk, how: { setting: SimulationSetting; event: CaseEvent }): Walk[] {
  const walks: Walk[] = [];
  const scripts: boolean[][] = [[]];
  for (let script = scripts.pop(); script; script = scripts.pop()) {
    const known = new Map(walk.known);
    const answers: boolean[] = [];
    const given = script;
    const reply = (question: Asked): Answer => {
      if (question.ask === 'people') return how.setting.lookUp?.(question.lookup) ?? [SOMEBODY];
      if (question.ask === 'moment') return walk.at + DAY;
      if (how.setting.holds) return how.setting.holds(question.condition);
      const name = JSON.stringify(question.condition);
      const before = known.get(name);
      if (before !== undefined) return before;
      const answer = given[answers.length] ?? true;
      if (answers.length >= given.length) scripts.push([...answers, false]);
      answers.push(answer);
      known.set(name, answer);
      return answer;
    };
    walks.push({ ...walk, known, ...attempt(flow, walk, { event: how.event, reply }) });
  }
  return walks;
}

type Attempt = Pick<Walk, 'marking' | 'effects' | 'refused'>;

function attempt(
  flow: CompiledFlow,
  walk: Walk,
  how: { event: CaseEvent; reply: (question: Asked) => Answer },
): Attempt {
  try {
    const steps = run(flow, walk.marking, how.event);
    let next = steps.next();
    while (!next.done) next = steps.next(how.reply(next.value));
    return { marking: next.value.marking, effects: [...walk.effects, ...next.value.effects], refused: null };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { marking: walk.marking, effects: walk.effects, refused: { code: error.code, params: error.params } };
  }
}
