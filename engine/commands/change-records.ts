import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { isFault } from '@/engine/kernel/fault';
import { idSchema } from '@/engine/kernel/ids';
import { LIMITS } from '@/engine/kernel/limits';
import { requirePermission } from '@/engine/permissions/can';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { changeFor } from './change-record';
import { command } from './command';
import { refusalOf, refusedSchema } from './steps/refused-outcome';

const outcomeSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('changed'), record: recordSchema }),
  refusedSchema,
]);

/** Each record stands or falls alone, in the order in which they were sent. */
export const changeRecords = command({
  name: 'change-records',
  summary: 'Change up to 1,000 records at once, each on its own',
  input: z.strictObject({
    app: z.string(),
    form: z.string(),
    records: z
      .array(
        z.strictObject({
          id: idSchema,
          /** Refuses this one when somebody has changed it since; left out, these values win. */
          revision: z.number().int().min(1).optional(),
          values: z.record(z.string().max(100), z.json()),
        }),
      )
      .min(1)
      .max(LIMITS.bulkRecords),
  }),
  output: z.strictObject({ outcomes: z.array(outcomeSchema) }),
  route: { method: 'PATCH', path: '/apps/{app}/forms/{form}/records', tag: 'records', scope: 'records:write' },
  authorise: (_tx, actor) => requirePermission(actor, 'records:update'),
  subject: ({ form }) => `form:${form}`,
  perform: async (tx, actor, { app, form, records }) => {
    // What is wrong for all of them is said once.
    requireForm(await loadApp(tx, actor.workspaceId, app), form);
    const outcomes: z.infer<typeof outcomeSchema>[] = [];
    for (const one of records) {
      try {
        const record = await tx.nested(() => changeFor(tx, actor, { app, form, ...one }));
        outcomes.push({ status: 'changed', record: recordView(record) });
      } catch (error) {
        if (!isFault(error)) throw error;
        outcomes.push(refusalOf(error));
      }
    }
    return { outcomes };
  },
});
