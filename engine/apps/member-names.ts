import { getMembers } from '@/engine/members/store/member-names';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { formOf, type LoadedApp } from './loaded-app';

/** A member is called by the title of the profile, else by the card number. */
export async function memberNames(tx: Tx, app: LoadedApp, ids: readonly string[]): Promise<Record<string, string>> {
  const members = await getMembers(tx, app.workspaceId, ids);
  const profiles = formOf(app, 'member');
  const records = profiles
    ? await findRecords(
        tx,
        profiles.layout,
        members.flatMap((one) => one.profileRecordId ?? []),
      )
    : [];
  const titles = new Map(records.map((record) => [record.id, record.title]));
  return Object.fromEntries(
    members.map((one) => [
      one.id,
      (one.profileRecordId && titles.get(one.profileRecordId)) || one.cardNumber || one.id,
    ]),
  );
}
