import { partOf, textPart } from '@/engine/apps/form-parts';
import { Fault } from '@/engine/kernel/fault';
import { findMemberByProfile, insertMember, type MemberChange, updateMember } from '@/engine/members/store/members';
import { onlyUnitOf } from '@/engine/permissions/only-unit';
import { requirePlace } from '@/engine/permissions/require-place';
import type { Tx } from '@/lib/db/types';
import type { Changed, Prepared, Purpose } from './purpose';

/** A record of the member form is a member's profile: the two are made, changed and put away together. */
export const member: Purpose = {
  purpose: 'member',
  async owner(tx, prepared) {
    const { app, form, values, recordId, actor } = prepared;
    const card = textPart(form, values, 'cardNumber');
    const orgUnitId = textPart(form, values, 'store') ?? onlyUnitOf(actor);
    const joinedAt = dayOrInstant(partOf(form, values, 'joinedAt'));
    const made = await insertMember(tx, {
      workspaceId: app.workspaceId,
      phone: textPart(form, values, 'phone'),
      ...(card ? { cardNumber: card } : {}),
      ...(joinedAt === null ? {} : { joinedAt }),
      orgUnitId,
      profileRecordId: recordId,
      locale: app.locale,
    }).catch((error) => {
      throw atField(prepared, error);
    });
    return { memberId: made.id, orgUnitId };
  },
  async updated(tx, changed) {
    const { form, actor, before, record } = changed;
    const phone = textPart(form, record.values, 'phone');
    // The phone is what a member signs in with: editing records is not enough to give it to somebody else.
    if (before && actor.kind === 'staff' && phone !== textPart(form, before.values, 'phone')) {
      await requirePlace(tx, actor, { permission: 'members:manage', orgUnitId: before.orgUnitId });
    }
    await change(tx, changed, { phone, orgUnitId: record.orgUnitId });
  },
  removed: (tx, changed) => change(tx, changed, { status: 'frozen' }),
  restored: (tx, changed) => change(tx, changed, { status: 'active' }),
};

async function change(tx: Tx, changed: Changed, wanted: MemberChange): Promise<void> {
  const found = await findMemberByProfile(tx, changed.app.workspaceId, changed.record.id);
  if (!found) return;
  await updateMember(tx, found, wanted).catch((error) => {
    throw atField(changed, error);
  });
}

/** Shows the refusal at the field that was typed into. */
function atField({ form }: Pick<Prepared, 'form'>, error: unknown): unknown {
  if (!(error instanceof Fault)) return error;
  const part = { 'members.phoneKnown': 'phone', 'members.cardTaken': 'cardNumber' }[error.code];
  const field = part ? form.body.bindings[part] : undefined;
  if (!field) return error;
  return new Fault(error.kind, error.code, error.params, [{ path: `/${field}`, code: 'records.notUnique' }]);
}

function dayOrInstant(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
