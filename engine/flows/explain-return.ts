import type { Sentence } from '@/engine/kernel/sentence';
import { nodeName } from './diff';
import type { Marking } from './marking';
import type { FlowGraph } from './nodes/node-type';
import { previewReturn } from './returns';

/** What sending the case back would do, told before the click: who is asked again, what is kept, what goes on. */
export function explainReturn(
  graph: FlowGraph,
  marking: Marking,
  how: { readonly from: string; readonly to: string; readonly straight: boolean },
): Sentence[] {
  const { again, waiting, untouched } = previewReturn(marking, how.from, how);
  const told = { again, waiting, untouched };
  return (['again', 'waiting', 'untouched'] as const).flatMap((what) => {
    const steps = [...graph.nodes.values()]
      .filter(({ id, type }) => told[what].includes(id) && type.group !== 'routing')
      .map(({ node }) => nodeName(node));
    return steps.length ? [{ key: `flows.returning.${what}`, params: { steps } }] : [];
  });
}
