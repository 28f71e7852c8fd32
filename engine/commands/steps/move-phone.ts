import { formOf, type LoadedApp } from '@/engine/apps/loaded-app';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { findMemberByPhone, type Member, updateMember } from '@/engine/members/store/members';
import type { Door } from '@/engine/records/record';
import { findRecord } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { changeRecord } from './change-record';

export interface PhoneMove {
  readonly app: LoadedApp;
  readonly member: Member;
  /** Eleven digits. */
  readonly phone: string;
  readonly door: Door;
}

/** Gives a member another phone, in the credentials and in the profile. Refuses a phone that somebody else has, and the same one. */
export async function movePhone(tx: Tx, actor: Actor, { app, member, phone, door }: PhoneMove): Promise<void> {
  if (member.status === 'erased') throw new Fault('refused', 'members.erased');
  const bearer = await findMemberByPhone(tx, app.workspaceId, phone);
  if (bearer) {
    const code = bearer.id === member.id ? 'members.samePhone' : 'members.phoneOfOther';
    throw new Fault('conflict', code, {}, [{ path: '/phone', code }]);
  }
  const form = formOf(app, 'member');
  const field = form?.body.bindings.phone;
  if (!form || !field || member.profileRecordId === null) return updateMember(tx, member, { phone });
  const before = await findRecord(tx, form.layout, member.profileRecordId, true);
  await changeRecord(tx, actor, { app, form, before, raw: { [field]: phone }, door });
}
