import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { effectsSchema } from '@/engine/commands/steps/effects-view';
import { isFault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePermission } from '@/engine/permissions/can';
import { doorOf } from '@/engine/records/door-of';
import { recordSchema } from '@/engine/records/record-view';
import { command } from './command';
import { createFor, createMembersSchema, sourceSchema } from './create-record';
import { refusalOf, refusedSchema } from './steps/refused-outcome';

const outcomeSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('created'), record: recordSchema, effects: effectsSchema }),
  z.strictObject({ status: z.literal('known'), source: z.string() }),
  refusedSchema,
]);

/** Each record stands or falls alone; a source that is known already is answered as such and changes nothing. */
export const createRecords = command({
  name: 'create-records',
  summary: 'Record up to 1,000 facts at once, each on its own',
  input: z.strictObject({
    app: z.string(),
    form: z.string(),
    records: z
      .array(z.strictObject({ values: z.record(z.string().max(100), z.json()), source: sourceSchema.optional() }))
      .min(1)
      .max(LIMITS.bulkRecords),
    createMembers: createMembersSchema,
  }),
  output: z.strictObject({ outcomes: z.array(outcomeSchema) }),
  route: { method: 'POST', path: '/apps/{app}/forms/{form}/records/bulk', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:create'),
  subject: ({ form }) => `form:${form}`,
  perform: async (tx, actor, { app, form, records, createMembers }) => {
    // What is wrong for all of them is said once.
    requireForm(await loadApp(tx, actor.workspaceId, app), form);
    const outcomes: z.infer<typeof outcomeSchema>[] = [];
    for (const { values, source } of records) {
      try {
        const request = { app, form, values, source, createMembers, door: doorOf(actor) };
        const made = await tx.nested(() => createFor(tx, actor, request));
        outcomes.push({ status: 'created', ...made });
      } catch (error) {
        outcomes.push(refusal(error, source));
      }
    }
    return { outcomes };
  },
});

function refusal(error: unknown, source: string | undefined): z.infer<typeof outcomeSchema> {
  if (!isFault(error)) throw error;
  if (error.code === 'records.sourceKnown' && source !== undefined) return { status: 'known', source };
  return refusalOf(error);
}
