import * as z from 'zod';
import { nodeType } from './node-type';

/**
 * Brings branches together: goes on when everything that can still arrive has arrived. Any node with several ways in waits like
 * this; the join only shows it.
 */
export const join = nodeType({
  type: 'join',
  group: 'routing',
  config: z.strictObject({}),
  initial: {},
  incoming: 'some',
  outgoing: 'one',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => false,
});
