import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { formOf } from '@/engine/apps/loaded-app';
import { localeSchema, localTextSchema } from '@/engine/kernel/text';
import { findPasswordHash } from '@/engine/members/store/credentials';
import { getMember } from '@/engine/members/store/members';
import { requirePermission } from '@/engine/permissions/can';
import { findRecords } from '@/engine/records/store/find-record';
import { textOf } from '@/engine/records/texts';
import { gatherNames } from './gather-names';
import { read } from './read';

export const portalProfile = read({
  name: 'portal-profile',
  summary: 'What the company keeps about the member, field by field',
  input: z.strictObject({ app: z.string(), locale: localeSchema.default('zh-CN') }),
  output: z.strictObject({
    cardNumber: z.string().nullable(),
    phone: z.string().nullable(),
    joinedAt: z.string(),
    hasPassword: z.boolean(),
    fields: z.array(z.strictObject({ id: z.string(), title: localTextSchema, text: z.string() })),
  }),
  route: { method: 'GET', path: '/portal/{app}/profile', tag: 'portal' },
  authorise: (_tx, actor) => requirePermission(actor, 'portal:use'),
  perform: async (tx, actor, { app: key, locale }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const member = await getMember(tx, actor.workspaceId, actor.id);
    const form = formOf(app, 'member');
    const records = form && member.profileRecordId ? await findRecords(tx, form.layout, [member.profileRecordId]) : [];
    const [profile] = records;
    const names = form ? await gatherNames(tx, { app, form, records }) : {};
    const context = {
      locale,
      timeZone: app.timeZone,
      names: new Map(Object.entries(names)),
      say: (name: string) => name,
    };
    const text = form && profile ? textOf(form.layout, profile.values, context) : () => '';
    return {
      cardNumber: member.cardNumber,
      phone: member.phone,
      joinedAt: new Date(member.joinedAt).toISOString(),
      hasPassword: (await findPasswordHash(tx, { workspaceId: actor.workspaceId, memberId: member.id })) !== null,
      fields: (form?.layout.places ?? []).map(({ field }) => ({
        id: field.id,
        title: field.title,
        text: text(field.id),
      })),
    };
  },
});
