import * as z from 'zod';
import { askAdmins } from '../assign';
import { nodeType } from './node-type';

/** Where the record comes in. Sent back here, the initiator is asked to submit again. */
export const start = nodeType({
  type: 'start',
  group: 'frame',
  config: z.strictObject({}),
  initial: {},
  incoming: 'none',
  outgoing: 'one',
  chooses: false,
  returnable: true,
  once: false,
  stops: (_, visit) => visit > 1,
  *enter(place) {
    if (place.mark.visit === 1) return {};
    const threshold = { mode: 'any', veto: false } as const;
    const { initiator } = place.marking;
    if (initiator !== null) return { patch: { people: [initiator], threshold } };
    // A program or a visitor started the case: somebody else has to mend it.
    const { people, effects } = yield* askAdmins(place);
    return { patch: { people, threshold, ...(people.length === 0 && { stuck: true }) }, effects };
  },
  buttons: () => ({ verbs: ['approve', 'comment'], commented: [], back: 'rerun' }),
});
