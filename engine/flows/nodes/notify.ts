import * as z from 'zod';
import { localText, localTextSchema } from '@/engine/kernel/text';
import { peopleOf } from '../assign';
import { assigneesSchema } from '../assignees';
import { referencesOf } from '../references';
import { nodeType } from './node-type';

const configSchema = z.strictObject({
  people: assigneesSchema.default([]),
  /** The member of the record. */
  member: z.boolean().default(false),
  text: localTextSchema,
});

/** Tells people something in the builder's words; never waits. */
export const notify = nodeType<z.infer<typeof configSchema>>({
  type: 'notify',
  group: 'action',
  config: configSchema,
  initial: { people: [], member: true, text: {} },
  incoming: 'some',
  outgoing: 'one',
  chooses: false,
  returnable: false,
  once: false,
  stops: () => false,
  *enter({ node, mark, config, marking }) {
    const people = yield* peopleOf(config.people, marking.initiator);
    const { member, text } = config;
    if (people.length === 0 && !member) return {};
    return { effects: [{ kind: 'notify', reason: 'message', node: node.id, visit: mark.visit, people, member, text }] };
  },
  references: ({ people }) => referencesOf(people),
  lint: ({ people, member, text }) => [
    ...(people.length || member ? [] : [{ path: '/people', code: 'flows.nobodyNamed' }]),
    ...(localText(text, 'zh-CN') ? [] : [{ path: '/text', code: 'flows.textMissing' }]),
  ],
});
