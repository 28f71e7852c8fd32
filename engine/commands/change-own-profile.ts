import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { Fault } from '@/engine/kernel/fault';
import { fixedFields } from '@/engine/members/fixed-fields';
import { getMember } from '@/engine/members/store/members';
import { requirePermission } from '@/engine/permissions/can';
import { findRecord } from '@/engine/records/store/find-record';
import { command } from './command';
import { changeRecord } from './steps/change-record';

export const changeOwnProfile = command({
  name: 'change-own-profile',
  summary: 'A member changes what the company keeps about them; phone, card and consent stay as they are',
  input: z.strictObject({
    app: z.string(),
    /** The revision that was looked at: a change by somebody else in between is refused. */
    revision: z.number().int().min(1),
    values: z.record(z.string().max(100), z.json()),
  }),
  output: z.strictObject({ revision: z.number().int() }),
  route: { method: 'PATCH', path: '/portal/{app}/profile', tag: 'portal' },
  revisionOf: ({ revision }) => revision,
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key, revision, values }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const form = requireFormOf(app, 'member');
    const { profileRecordId: id, status } = await getMember(tx, actor.workspaceId, actor.id);
    if (!id) throw new Fault('not-found', 'members.none');
    if (status !== 'active') throw new Fault('refused', 'members.frozen');
    const before = await findRecord(tx, form.layout, id, true);
    if (before.revision !== revision)
      throw new Fault('conflict', 'records.changedMeanwhile', { id, revision: before.revision });
    const fixed = fixedFields(form.body);
    const raw = Object.fromEntries(Object.entries(values).filter(([field]) => !fixed.includes(field)));
    const record = await changeRecord(tx, actor, { app, form, before, raw, door: 'portal' });
    return { revision: record.revision };
  },
});
