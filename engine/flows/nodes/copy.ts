import * as z from 'zod';
import { peopleOf } from '../assign';
import { assigneesSchema } from '../assignees';
import { referencesOf } from '../references';
import { nodeType } from './node-type';

const configSchema = z.strictObject({ people: assigneesSchema.default([]) });

/** Shows the request to people who need not act; never waits. */
export const copy = nodeType<z.infer<typeof configSchema>>({
  type: 'copy',
  group: 'people',
  config: configSchema,
  initial: { people: [{ kind: 'manager', level: 0 }] },
  incoming: 'some',
  outgoing: 'one',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => false,
  *enter({ node, mark, config, marking }) {
    const people = yield* peopleOf(config.people, marking.initiator);
    return people.length ? { effects: [{ kind: 'copy', node: node.id, visit: mark.visit, people }] } : {};
  },
  references: ({ people }) => referencesOf(people),
  lint: ({ people }) => (people.length ? [] : [{ path: '/people', code: 'flows.nobodyNamed' }]),
});
