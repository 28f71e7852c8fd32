import { CASE_TIMER, type CloseReason, type Effect } from './effect';
import type { CaseEvent } from './event';
import type { Marking } from './marking';
import { asked } from './threshold';

/** Tasks and timers are nothing but a view of the marking: effects are the difference between two views. */

export interface OpenTask {
  readonly node: string;
  readonly visit: number;
  readonly person: string;
  /** UTC milliseconds. */
  readonly dueAt: number | null;
}

export interface RunningTimer {
  readonly node: string;
  readonly visit: number;
  readonly dueAt: number;
}

export function openTasks(marking: Marking): OpenTask[] {
  return Object.entries(marking.nodes).flatMap(([node, mark]) =>
    asked(mark).map((person) => ({ node, visit: mark.visit, person, dueAt: mark.dueAt ?? null })),
  );
}

export function runningTimers(marking: Marking): RunningTimer[] {
  const timers = Object.entries(marking.nodes).flatMap(([node, { state, visit, dueAt }]) =>
    state === 'active' && dueAt !== undefined ? [{ node, visit, dueAt }] : [],
  );
  return marking.dueAt === null ? timers : [...timers, { node: CASE_TIMER, visit: 1, dueAt: marking.dueAt }];
}

/** Timers that should have rung: their step has failed, or they ring in a moment. */
export function overdueTimers(marking: Marking, now: number): RunningTimer[] {
  return runningTimers(marking).filter(({ dueAt }) => dueAt <= now);
}

/** Nodes that wait for somebody although nobody was found. */
export function stuckNodes(marking: Marking): string[] {
  if (marking.outcome) return [];
  return Object.entries(marking.nodes).flatMap(([node, { state, stuck }]) =>
    state === 'active' && stuck ? [node] : [],
  );
}

export function taskEffects(before: Marking, after: Marking, event: CaseEvent): Effect[] {
  const name = (task: OpenTask) => `${task.node} ${task.visit} ${task.person}`;
  const old = openTasks(before);
  const now = openTasks(after);
  const known = new Set(old.map(name));
  const kept = new Set(now.map(name));
  return [
    ...old
      .filter((task) => !kept.has(name(task)))
      .map(({ node, visit, person }): Effect => {
        const because = closeReason(after, event, { node, visit });
        return { kind: 'closeTask', node, visit, person, because };
      }),
    ...now.filter((task) => !known.has(name(task))).map((task): Effect => ({ kind: 'openTask', ...task })),
  ];
}

function closeReason(after: Marking, event: CaseEvent, task: { node: string; visit: number }): CloseReason {
  const own = 'node' in event && event.node === task.node && event.visit === task.visit;
  if (event.type === 'transfer' || event.type === 'reassign') return own ? 'transferred' : 'ended';
  if (event.type === 'decide' && own) return 'decided';
  if (event.type === 'timer' && own) return 'timedOut';
  return after.outcome ? 'ended' : 'returned';
}

export function timerEffects(before: Marking, after: Marking): Effect[] {
  const name = (timer: RunningTimer) => `${timer.node} ${timer.visit}`;
  const old = new Map(runningTimers(before).map((timer) => [name(timer), timer]));
  const now = new Map(runningTimers(after).map((timer) => [name(timer), timer]));
  const cleared = [...old.values()].filter((timer) => !now.has(name(timer)));
  const set = [...now.values()].filter((timer) => old.get(name(timer))?.dueAt !== timer.dueAt);
  return [
    ...cleared.map(({ node, visit }): Effect => ({ kind: 'clearTimer', node, visit })),
    ...set.map((timer): Effect => ({ kind: 'setTimer', ...timer })),
  ];
}
