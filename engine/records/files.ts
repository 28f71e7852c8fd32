import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { workspace } from '@/drizzle/tables/accounts';
import { member } from '@/drizzle/tables/members';
import { file } from '@/drizzle/tables/records';
import { tableName } from '@/engine/forms/table';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { placeOf } from '@/engine/organisation/store/units';
import { can, reachOf } from '@/engine/permissions/can';
import type { Tx } from '@/lib/db/types';

export interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Notes an upload whose bytes lie safe already; it belongs to no record until one is saved with it. */
export async function registerUpload(
  tx: Tx,
  actor: Actor,
  upload: FileFacts & { readonly sha256: string },
): Promise<void> {
  await tx.db.insert(file).values({
    ...upload,
    workspaceId: actor.workspaceId,
    recordId: null,
    formId: null,
    shown: false,
    createdAt: tx.now,
    createdByKind: actor.kind,
    createdById: actor.id,
  });
}

/** Files as they were uploaded; what a record says about them is checked against this. Unknown ids are left out. */
export async function filesById(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Map<string, FileFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .select({ id: file.id, name: file.name, type: file.type, size: file.size })
    .from(file)
    .where(and(eq(file.workspaceId, workspaceId), inArray(file.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ties uploads to the record they were saved with; one that belongs to another record already stays there. */
export async function claimFiles(
  tx: Tx,
  ids: readonly string[],
  owner: { formId: string; recordId: string; shown: boolean },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .update(file)
    .set(owner)
    .where(and(inArray(file.id, [...ids]), isNull(file.recordId)));
}

/** The picture that stands for the company; everybody may see it, signed in or not. Null for any other file. */
export async function findLogo(tx: Tx, id: string): Promise<FileFacts | null> {
  const [row] = await tx.db
    .select({ id: file.id, name: file.name, type: file.type, size: file.size })
    .from(workspace)
    .innerJoin(file, and(eq(file.id, workspace.logo), eq(file.workspaceId, workspace.id)))
    .where(eq(workspace.logo, id));
  return row ?? null;
}

/**
 * A file somebody may fetch: its uploader, whoever reads the record it belongs to, a member for the own profile, and anybody for what a
 * public mall shows.
 */
export async function readFile(tx: Tx, actor: Actor, id: string): Promise<FileFacts> {
  const [row] = await tx.db
    .select()
    .from(file)
    .where(and(eq(file.id, id), eq(file.workspaceId, actor.workspaceId)));
  const own = row?.createdByKind === actor.kind && row.createdById === actor.id;
  const shown = row?.shown && (can(actor, 'portal:use') || can(actor, 'forms:submit'));
  if (!row || !(own || shown || (await isOwnProfile(tx, actor, row)) || (await readsRecordOf(tx, actor, row))))
    throw new Fault('not-found', 'records.unknownFile', { id });
  return row;
}

/** Sent before joining, by somebody nobody knew yet, or kept there by staff. */
async function isOwnProfile(tx: Tx, actor: Actor, { recordId }: typeof file.$inferSelect): Promise<boolean> {
  if (actor.kind !== 'member' || recordId === null) return false;
  const mine = and(eq(member.id, actor.id), eq(member.profileRecordId, recordId));
  const rows = await tx.db.select({ id: member.id }).from(member).where(mine);
  return rows.length > 0;
}

async function readsRecordOf(tx: Tx, actor: Actor, of: typeof file.$inferSelect): Promise<boolean> {
  if (reachOf(actor, 'records:read') === 'everywhere') return true;
  if (!can(actor, 'records:read') || of.formId === null || of.recordId === null) return false;
  const table = sql.identifier(tableName(of.formId));
  const [record] = await tx.db.all<unknown[]>(sql`select org_unit_id from ${table} where id = ${of.recordId}`);
  const orgUnitId = record?.[0];
  return can(actor, 'records:read', await placeOf(tx, actor.workspaceId, orgUnitId ? String(orgUnitId) : null));
}
