import * as z from 'zod';
import { loadAppById } from '@/engine/apps/load-app';
import { requireForm } from '@/engine/apps/loaded-app';
import { findAppByAddress } from '@/engine/apps/store';
import { Fault } from '@/engine/kernel/fault';
import { can, requirePermission } from '@/engine/permissions/can';
import { command } from './command';
import { createRecord } from './steps/create-record';

export const submitPublicForm = command({
  name: 'submit-public-form',
  summary: 'Fill in a form by its public link',
  input: z.strictObject({
    /** Public address of the app. */
    app: z.string().max(100),
    form: z.string().max(100),
    values: z.record(z.string().max(100), z.json()),
  }),
  output: z.strictObject({ id: z.string(), title: z.string() }),
  route: { method: 'POST', path: '/public/{app}/forms/{form}', tag: 'records', scope: 'records:write', open: true },
  authorise: (_tx, actor) => {
    // Staff who try their own link are let in by what they may do at the desk.
    if (!can(actor, 'records:create')) requirePermission(actor, 'forms:submit');
  },
  subject: (_input, output) => `record:${output.id}`,
  perform: async (tx, actor, { app: address, form: key, values }) => {
    const row = await findAppByAddress(tx, address);
    if (row?.workspaceId !== actor.workspaceId) throw new Fault('not-found', 'apps.unknown', { app: address });
    const app = await loadAppById(tx, row.id);
    const form = requireForm(app, key);
    if (!form.body.publicLink) throw new Fault('forbidden', 'records.formNotPublic');
    // Who becomes a member proves the phone first; see `register-member`.
    if (form.body.purpose === 'member') throw new Fault('refused', 'records.memberFormByLink');
    const { record } = await createRecord(tx, actor, { app, form, raw: values, door: 'link' });
    return { id: record.id, title: record.title };
  },
});
