import { and, eq, inArray, sql } from 'drizzle-orm';
import { file, recordHistory } from '@/drizzle/tables/records';
import { loadAppById } from '@/engine/apps/load-app';
import type { LoadedForm } from '@/engine/apps/loaded-app';
import { appsOf } from '@/engine/apps/store';
import type { Member } from '@/engine/members/store/members';
import { findRecords } from '@/engine/records/store/find-record';
import type { Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/jobs/enqueue';

export const REMOVE_FILES = 'remove-files';

/**
 * Blanks the profile with its history and its files, and takes the member's name, phone and card out of the titles and the search
 * texts of their other records. Answers the texts that named the member.
 */
export async function eraseRecords(
  tx: Tx,
  { workspaceId, member }: { readonly workspaceId: string; readonly member: Member },
): Promise<string[]> {
  const forms: LoadedForm[] = [];
  for (const { id, revision } of await appsOf(tx, workspaceId)) {
    if (revision > 0) forms.push(...(await loadAppById(tx, id)).forms.values());
  }
  const named = [member.phone, member.cardNumber].flatMap((text) => text ?? []);
  const profiles = member.profileRecordId === null ? [] : [member.profileRecordId];
  for (const form of forms.filter(({ body }) => body.purpose === 'member')) {
    for (const profile of await findRecords(tx, form.layout, profiles)) {
      if (profile.title) named.push(profile.title);
      await blank(tx, form, profile.id);
    }
  }
  for (const { layout } of forms) {
    const table = sql.identifier(layout.table);
    await tx.db.run(
      sql`update ${table} set title = ${without('title', named)}, search_text = ${without('search_text', named)}
        where workspace_id = ${workspaceId} and member_id = ${member.id}`,
    );
  }
  if (profiles.length) await eraseBeside(tx, workspaceId, profiles);
  return named;
}

async function blank(tx: Tx, { layout }: LoadedForm, id: string): Promise<void> {
  const columns = layout.columns.map((name) => sql`${sql.identifier(name)} = null`);
  const set = [sql`title = ''`, sql`search_text = ''`, sql`source_key = null`, sql`deleted_at = ${tx.now}`, ...columns];
  await tx.db.run(sql`update ${sql.identifier(layout.table)} set ${sql.join(set, sql`, `)} where id = ${id}`);
  for (const section of layout.sections) {
    await tx.db.run(sql`delete from ${sql.identifier(section.table)} where record_id = ${id}`);
  }
}

/** What was noted about the profile elsewhere: who changed what, and uploads, whose bytes go once this is committed. */
async function eraseBeside(tx: Tx, workspaceId: string, profiles: readonly string[]): Promise<void> {
  const history = and(eq(recordHistory.workspaceId, workspaceId), inArray(recordHistory.recordId, [...profiles]));
  await tx.db.update(recordHistory).set({ changes: {} }).where(history);
  const files = await tx.db
    .delete(file)
    .where(and(eq(file.workspaceId, workspaceId), inArray(file.recordId, [...profiles])))
    .returning({ id: file.id });
  if (files.length === 0) return;
  await enqueue(tx, { workspaceId, kind: REMOVE_FILES, payload: { files: files.map(({ id }) => id) } });
}

/** The column with each text cut out. */
function without(column: string, texts: readonly string[]) {
  return texts.reduce((left, text) => sql`replace(${left}, ${text}, '')`, sql`${sql.identifier(column)}`);
}
