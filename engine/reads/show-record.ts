import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { idSchema } from '@/engine/kernel/ids';
import { requirePermission } from '@/engine/permissions/can';
import { requirePlace } from '@/engine/permissions/require-place';
import { recordSchema, recordView } from '@/engine/records/record-view';
import { findRecord } from '@/engine/records/store/find-record';
import { historyOf } from '@/engine/records/store/history';
import { caseSteps, caseStepsSchema } from './case-steps';
import { gatherNames, namedSchema } from './gather-names';
import { read } from './read';

const changeSchema = z.strictObject({
  revision: z.number(),
  action: z.string(),
  door: z.string(),
  at: z.string(),
  who: z.string(),
  changes: z.record(z.string(), z.tuple([z.json(), z.json()])),
});

export const showRecord = read({
  name: 'show-record',
  summary: 'A record with its history, field by field, and how its case stands',
  input: z.strictObject({ app: z.string(), form: z.string(), id: idSchema }),
  output: z.strictObject({
    record: recordSchema,
    names: namedSchema,
    history: z.array(changeSchema),
    way: caseStepsSchema.nullable(),
  }),
  route: { method: 'GET', path: '/apps/{app}/forms/{form}/records/{id}', tag: 'records', scope: 'records:read' },
  revisionOf: ({ record }) => record.revision,
  authorise: (_tx, actor) => requirePermission(actor, 'records:read'),
  perform: async (tx, actor, { app: appKey, form: formKey, id }) => {
    const app = await loadApp(tx, actor.workspaceId, appKey);
    const form = requireForm(app, formKey);
    const record = await findRecord(tx, form.layout, id);
    await requirePlace(tx, actor, { permission: 'records:read', orgUnitId: record.orgUnitId });
    const history = await historyOf(tx, { workspaceId: app.workspaceId, recordId: id });
    return {
      record: recordView(record),
      names: await gatherNames(tx, { app, form, records: [record] }),
      history: history.map((line) => ({
        revision: line.revision,
        action: line.action,
        door: line.door,
        at: new Date(line.at).toISOString(),
        who: line.actorName ?? '',
        changes: line.changes as z.infer<typeof changeSchema>['changes'], // canonical JSON, as written
      })),
      way: await caseSteps(tx, app.workspaceId, id),
    };
  },
});
