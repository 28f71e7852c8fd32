import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { formOf, type LoadedApp, type LoadedForm } from '@/engine/apps/loaded-app';
import { type FormBody, formBodySchema } from '@/engine/forms/schema';
import { fixedFields } from '@/engine/members/fixed-fields';
import { findPasswordHash } from '@/engine/members/store/credentials';
import { getMember } from '@/engine/members/store/members';
import { listUnits } from '@/engine/organisation/store/units';
import { requirePermission } from '@/engine/permissions/can';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { gatherNames } from './gather-names';
import { read } from './read';

export const portalProfile = read({
  name: 'portal-profile',
  summary: 'What the company keeps about the member, and the form by which they change it',
  input: z.strictObject({ app: z.string() }),
  output: z.strictObject({
    cardNumber: z.string().nullable(),
    phone: z.string().nullable(),
    joinedAt: z.string(),
    hasPassword: z.boolean(),
    /** Null when the app has no member form, or the member no profile. */
    profile: z
      .strictObject({
        /** As the member may fill it in: what is fixed is read-only. */
        body: formBodySchema,
        revision: z.number().int(),
        values: z.record(z.string(), z.json()),
        /** Names behind ids in the values. */
        names: z.record(z.string(), z.string()),
        stores: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      })
      .nullable(),
  }),
  route: { method: 'GET', path: '/portal/{app}/profile', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMember(tx, actor.workspaceId, actor.id);
    const form = formOf(app, 'member');
    return {
      cardNumber: member.cardNumber,
      phone: member.phone,
      joinedAt: new Date(member.joinedAt).toISOString(),
      hasPassword: (await findPasswordHash(tx, { workspaceId: actor.workspaceId, memberId: member.id })) !== null,
      profile: form && member.profileRecordId ? await profileOf(tx, { app, form, id: member.profileRecordId }) : null,
    };
  },
  // Below `perform`, from whose answer the type of the output is found.
  revisionOf: ({ profile }) => profile?.revision ?? null,
});

async function profileOf(tx: Tx, asked: { app: LoadedApp; form: LoadedForm; id: string }) {
  const { app, form, id } = asked;
  const records = await findRecords(tx, form.layout, [id]);
  const [record] = records;
  if (!record) return null;
  const stores = (await listUnits(tx, app.workspaceId)).filter((unit) => unit.kind === 'store' && !unit.closed);
  return {
    body: asMemberFillsIn(form.body),
    revision: record.revision,
    values: { ...record.values },
    names: await gatherNames(tx, { app, form, records }),
    stores: stores.map(({ id: store, name }) => ({ id: store, name })),
  };
}

function asMemberFillsIn(body: FormBody): FormBody {
  const fixed = fixedFields(body);
  return {
    ...body,
    fields: body.fields.map((field) => (fixed.includes(field.id) ? { ...field, readOnly: true } : field)),
  };
}
