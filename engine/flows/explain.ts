import type { Sentence, SentenceParam } from '@/engine/kernel/sentence';
import { nodeName } from './diff';
import { graphNode } from './graph';
import { isBusy, type Mark, type Marking, markOf } from './marking';
import type { FlowGraph } from './nodes/node-type';
import { asked, needed, tally } from './threshold';

/** Names behind staff and member ids. */
export type PersonName = (id: string) => string;

/** Why the case stands where it stands: one sentence for each node that waits, or how it ended. */
export function explainCase(graph: FlowGraph, marking: Marking, personName: PersonName): Sentence[] {
  if (marking.outcome) return [{ key: `flows.why.${marking.outcome}` }];
  return [...graph.nodes.keys()].flatMap((id) => {
    const mark = markOf(marking, id);
    const sentence = mark && explainNode(graph, marking, { id, mark, personName });
    return sentence ? [sentence] : [];
  });
}

function explainNode(
  graph: FlowGraph,
  marking: Marking,
  { id, mark, personName }: { id: string; mark: Mark; personName: PersonName },
): Sentence | null {
  const named = (node: string) => nodeName(graphNode(graph, node).node);
  const node = named(id);
  if (mark.state === 'parked') {
    const by = Object.entries(marking.parked).find(([, waiting]) => waiting.includes(id))?.[0];
    return { key: 'flows.why.parked', params: { node, by: by === undefined ? '' : named(by) } };
  }
  if (mark.state === 'waiting') {
    const coming = graphNode(graph, id).up.filter((up) => isBusy(marking, up));
    return { key: 'flows.why.join', params: { node, got: mark.from.map(named), coming: coming.map(named) } };
  }
  if (mark.state !== 'active') return null;
  if (mark.stuck) return { key: 'flows.why.nobody', params: { node } };
  if (!mark.threshold) return mark.dueAt ? { key: 'flows.why.until', params: { node, at: mark.dueAt } } : null;
  const people = asked(mark).map(personName);
  if (graphNode(graph, id).type.incoming === 'none') return { key: 'flows.why.again', params: { node, people } };
  return { key: `flows.why.${mark.threshold.mode}`, params: { node, people, ...counts(mark) } };
}

function counts(mark: Mark): Record<'approved' | 'need' | 'of', SentenceParam & number> {
  const of = mark.people?.length ?? 0;
  return {
    approved: tally(mark).approved.length,
    need: mark.threshold ? needed(mark.threshold, of) : 0,
    of,
  };
}

/** How the step is decided, told to one of those asked: "two of three must agree; you are the second". */
export function explainThreshold(mark: Mark, person: string): Sentence | null {
  if (!mark.threshold) return null;
  const place = (mark.people?.indexOf(person) ?? -1) + 1;
  return { key: `flows.threshold.${mark.threshold.mode}`, params: { ...counts(mark), place } };
}
