import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { localText } from '@/engine/kernel/text';
import { askWhether } from '../question';
import { nodeType } from './node-type';

/** Exclusive split: the first branch whose condition holds, else the default. */
export const condition = nodeType({
  type: 'condition',
  group: 'routing',
  config: z.strictObject({}),
  initial: {},
  incoming: 'some',
  outgoing: 'many',
  chooses: true,
  returnable: false,
  once: false,
  stops: () => true,
  *enter(place) {
    for (const edge of place.node.out) {
      const taken = edge.default || (edge.condition !== undefined && (yield* askWhether(edge.condition)));
      if (taken) return { patch: { to: [edge.to], took: edge.id, passed: true } };
    }
    throw new Fault('refused', 'flows.noBranch', { title: localText(place.node.node.title, 'zh-CN') });
  },
});
