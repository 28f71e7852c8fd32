import * as z from 'zod';
import { loadApp } from '@/engine/apps/load-app';
import { requireFormOf } from '@/engine/apps/loaded-app';
import { effectsSchema, effectsView } from '@/engine/commands/steps/effects-view';
import { Fault } from '@/engine/kernel/fault';
import { localeSchema } from '@/engine/kernel/text';
import { updateMember } from '@/engine/members/store/members';
import { consumePhoneProof } from '@/engine/members/store/phone-codes';
import { insertSession } from '@/engine/members/store/sessions';
import { requirePermission } from '@/engine/permissions/can';
import { command } from './command';
import { createRecord } from './steps/create-record';

export const registerMember = command({
  name: 'register-member',
  summary: 'Become a member by the published member form; the phone has been proven before',
  input: z.strictObject({
    app: z.string(),
    /** Given when the code sent to the phone was right. */
    phoneProof: z.string().max(200),
    values: z.record(z.string().max(100), z.json()),
    userAgent: z.string().max(500).default(''),
    /** What the member reads; the app's own language when nothing is said. */
    locale: localeSchema.optional(),
  }),
  output: z.strictObject({ memberId: z.string(), session: z.string(), effects: effectsSchema }),
  secret: ['session'],
  authorise: (_tx, actor) => requirePermission(actor, 'forms:submit'),
  subject: (_input, output) => `member:${output.memberId}`,
  perform: async (tx, actor, { app: key, phoneProof, values, userAgent, locale }) => {
    const app = await loadApp(tx, actor.workspaceId, key);
    const form = requireFormOf(app, 'member');
    if (!form.body.publicLink) throw new Fault('forbidden', 'records.formNotPublic');
    const phone = await consumePhoneProof(tx, { workspaceId: actor.workspaceId, token: phoneProof });
    const field = form.body.bindings.phone;
    // The phone that was proven is the one that counts, whatever was typed.
    const raw = field ? { ...values, [field]: phone } : values;
    const { record, consequences } = await createRecord(tx, actor, { app, form, raw, door: 'link' });
    const memberId = record.memberId!; // a record of the member form always makes its member
    const member = { id: memberId, workspaceId: actor.workspaceId };
    if (locale) await updateMember(tx, member, { locale });
    const session = await insertSession(tx, member, { method: 'registration', userAgent });
    return { memberId, session, effects: effectsView(app, consequences) };
  },
});
