import type { Effect } from '@/engine/flows/effect';
import type { CaseEvent } from '@/engine/flows/event';
import { forward, graphNode, targets } from '@/engine/flows/graph';
import { isBusy, isLive, type Marking, markOf } from '@/engine/flows/marking';
import type { FlowGraph } from '@/engine/flows/nodes/node-type';
import { openTasks, runningTimers } from '@/engine/flows/projection';
import { causalDescendants } from '@/engine/flows/returns';
import { needed, tally } from '@/engine/flows/threshold';

/** Follows a case from outside and finds what must never happen. */
export class Watcher {
  private readonly tasks = new Set<string>();
  private readonly timers = new Map<string, number>();
  private readonly entered = new Map<string, number>();
  private readonly finished = new Map<string, number>();
  private sentBack = false;
  private step = 0;

  constructor(private readonly graph: FlowGraph) {}

  /** Complaints about one step. */
  watch(before: Marking, after: Marking, what: { event: CaseEvent; effects: readonly Effect[] }): string[] {
    this.step += 1;
    this.take(what.effects);
    const target = this.targetOf(before, after, what.event);
    this.sentBack ||= target !== null;
    this.remember(before, after);
    return [
      ...this.rowsAgree(after),
      ...this.somethingIsOpen(after),
      ...this.sourcesStand(after),
      ...this.joinsWaited(before, after, target),
      ...this.nothingTwice(after),
      ...this.nobodyForgotten(before, after, { event: what.event, target }),
      ...(after.outcome === 'approved' ? [...this.everythingRan(after), ...this.nothingStale(after)] : []),
    ];
  }

  /** The node a case was sent back to in this step, if it was. */
  private targetOf(before: Marking, after: Marking, event: CaseEvent): string | null {
    if (event.type === 'return') return event.to;
    if (event.type !== 'decide' || event.verdict !== 'reject') return null;
    const state = markOf(after, event.node)?.state;
    if (after.outcome || state === 'active' || state === 'done') return null;
    const failure = this.node(event.node).type.failure?.(this.node(event.node).config);
    const wanted = failure?.to === 'node' ? failure.node : this.graph.start;
    return visitOf(after, wanted) > visitOf(before, wanted) ? wanted : this.graph.start;
  }

  private node(id: string) {
    return graphNode(this.graph, id);
  }

  private take(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'closeTask') this.tasks.delete(`${effect.node} ${effect.visit} ${effect.person}`);
      if (effect.kind === 'openTask') this.tasks.add(`${effect.node} ${effect.visit} ${effect.person}`);
      if (effect.kind === 'clearTimer') this.timers.delete(`${effect.node} ${effect.visit}`);
      if (effect.kind === 'setTimer') this.timers.set(`${effect.node} ${effect.visit}`, effect.dueAt);
    }
  }

  private remember(before: Marking, after: Marking): void {
    for (const [id, mark] of Object.entries(after.nodes)) {
      const old = markOf(before, id);
      if (mark.visit > visitOf(before, id)) this.entered.set(id, this.step);
      const nowDone = mark.state === 'done' && (old?.state !== 'done' || old.visit !== mark.visit);
      // Asked again for one waiting node alone: what it had led to before still stands.
      if (nowDone && !Object.hasOwn(before.parked, id)) this.finished.set(id, this.step);
    }
  }

  private rowsAgree(after: Marking): string[] {
    const tasks = openTasks(after).map(({ node, visit, person }) => `${node} ${visit} ${person}`);
    const timers = runningTimers(after).map(({ node, visit, dueAt }) => `${node} ${visit} ${dueAt}`);
    const kept = [...this.timers].map(([name, dueAt]) => `${name} ${dueAt}`);
    return [
      ...(same(tasks, [...this.tasks]) ? [] : [`tasks: rows ${[...this.tasks]} marking ${tasks}`]),
      ...(same(timers, kept) ? [] : [`timers: rows ${kept} marking ${timers}`]),
    ];
  }

  private somethingIsOpen(after: Marking): string[] {
    return after.outcome || this.tasks.size || this.timers.size ? [] : ['the case is stuck'];
  }

  /** Whatever lives came from something that stands, or that is being asked again. */
  private sourcesStand(after: Marking): string[] {
    return Object.entries(after.nodes).flatMap(([id, mark]) => {
      if (after.outcome || !isLive(after, id)) return [];
      return mark.from
        .filter((source) => markOf(after, source)?.state !== 'done' && !askedAgain(after, source))
        .map((source) => `${id} lives on ${source}, which is ${markOf(after, source)?.state}`);
    });
  }

  private joinsWaited(before: Marking, after: Marking, target: string | null): string[] {
    if (after.outcome) return [];
    return [...this.graph.nodes.values()].flatMap(({ id, into, up }) => {
      const fired = visitOf(after, id) > visitOf(before, id);
      if (!fired || into.length < 2 || id === target) return [];
      return up.filter((one) => isBusy(after, one)).map((one) => `${id} fired although ${one} was under way`);
    });
  }

  private nothingTwice(after: Marking): string[] {
    if (this.sentBack) return [];
    return Object.entries(after.nodes).flatMap(([id, { visit }]) =>
      visit > 1 ? [`${id} ran twice without a return`] : [],
    );
  }

  /** A pending decision may only disappear because what it came from is asked again. */
  private nobodyForgotten(
    before: Marking,
    after: Marking,
    what: { event: CaseEvent; target: string | null },
  ): string[] {
    if (after.outcome) return [];
    const own = 'node' in what.event ? what.event.node : null;
    return openTasks(before).flatMap(({ node, visit }) => {
      const mark = markOf(after, node);
      if (node === own || (mark?.state === 'active' && mark.visit === visit)) return [];
      if (what.target !== null && (node === what.target || causalDescendants(before, what.target).has(node))) return [];
      if (own !== null && causalDescendants(before, own).has(node)) return [];
      if (this.reached(before, after).some((id) => id === node || causalDescendants(before, id).has(node))) return [];
      return [`${node} was forgotten`];
    });
  }

  /** Nodes that had gone on, or were being decided, and that a token has reached again. */
  private reached(before: Marking, after: Marking): string[] {
    return Object.entries(after.nodes).flatMap(([id, mark]) => {
      const old = markOf(before, id);
      const again = (old?.state === 'done' || old?.state === 'active') && mark.from.length > old.from.length;
      return again ? [id] : [];
    });
  }

  /** Following the ways the case finally took from the start: all that lies on them is done and passed, and nothing else is. */
  private everythingRan(after: Marking): string[] {
    const reached = new Set<string>();
    const walk = [this.graph.start];
    for (let id = walk.pop(); id !== undefined; id = walk.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      const mark = markOf(after, id);
      walk.push(...(mark?.to ?? targets(forward(this.node(id)))));
    }
    const done = Object.entries(after.nodes).filter(([, { state }]) => state === 'done');
    return [
      ...[...reached].filter((id) => markOf(after, id)?.state !== 'done').map((id) => `${id} was skipped`),
      ...done.filter(([id]) => !reached.has(id)).map(([id]) => `${id} is done though no way led there`),
      ...done.flatMap(([id, mark]) => {
        if (!mark.threshold || mark.passed || mark.took) return [];
        const { approved } = tally(mark);
        return approved.length >= needed(mark.threshold, mark.people?.length ?? 0) ? [] : [`${id} lacks approvals`];
      }),
    ];
  }

  /** Nobody's decision is older than what it was based on. */
  private nothingStale(after: Marking): string[] {
    return Object.entries(after.nodes).flatMap(([id, mark]) => {
      if (mark.state !== 'done') return [];
      return mark.from
        .filter((source) => (this.entered.get(id) ?? 0) < (this.finished.get(source) ?? 0))
        .map((source) => `${id} was decided before ${source} was run again`);
    });
  }
}

function visitOf(marking: Marking, node: string): number {
  return markOf(marking, node)?.visit ?? 0;
}

/** Its earlier work stands until it has been asked again and has given its answer. */
function askedAgain(marking: Marking, node: string): boolean {
  return Object.hasOwn(marking.parked, node) && isLive(marking, node);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join('\n') === [...b].sort().join('\n');
}
