import type { Sentence } from '@/engine/kernel/sentence';
import type { LocalText } from '@/engine/kernel/text';
import { nodeName } from './diff';
import { explainThreshold } from './explain';
import { graphNode } from './graph';
import { type Marking, markOf } from './marking';
import type { Buttons, FlowGraph } from './nodes/node-type';
import { returnTargets } from './returns';
import { asked } from './threshold';
import { mayWithdraw } from './verbs';

/** What a person is offered at a task. */
export interface TaskOffer extends Buttons {
  /** Steps the case may be sent back to, in the order of the flow; `return` is among the verbs only when there are any. */
  readonly targets: readonly { readonly node: string; readonly title: LocalText }[];
  /** How the step is decided, told to this person. */
  readonly threshold: Sentence | null;
  /** The request has come back to its initiator: approving means submitting it again. */
  readonly resubmit: boolean;
}

/** Null when the person is not asked at this visit (any more). */
export function taskOffer(
  graph: FlowGraph,
  marking: Marking,
  task: { readonly node: string; readonly visit: number; readonly person: string },
): TaskOffer | null {
  const mark = markOf(marking, task.node);
  if (!mark || marking.outcome || mark.visit !== task.visit || !asked(mark).includes(task.person)) return null;
  const { type, config } = graphNode(graph, task.node);
  const buttons = type.buttons?.(config);
  if (!buttons) return null;
  const targets = returnTargets(graph, marking, task.node).map((node) => ({
    node,
    title: nodeName(graphNode(graph, node).node),
  }));
  return {
    verbs: buttons.verbs.filter((verb) => verb !== 'return' || targets.length > 0),
    commented: buttons.commented,
    back: buttons.back,
    targets,
    threshold: explainThreshold(mark, task.person),
    resubmit: type.incoming === 'none',
  };
}

/** Whether the person may take the request back now. */
export function offersWithdrawal(graph: FlowGraph, marking: Marking, person: string): boolean {
  return !marking.outcome && marking.initiator === person && mayWithdraw(graph.body.withdraw, marking) === null;
}
