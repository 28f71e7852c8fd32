import * as z from 'zod';
import { nodeType } from './node-type';

/** Starts all its branches at once. */
export const parallel = nodeType({
  type: 'parallel',
  group: 'routing',
  config: z.strictObject({}),
  initial: {},
  incoming: 'some',
  outgoing: 'many',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => false,
});
