import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { definition, definitionEdit, definitionVersion } from '@/drizzle/tables/apps';
import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import type { DefinitionKindName } from './kind';

export interface StoredDefinition {
  readonly id: string;
  readonly workspaceId: string;
  readonly appId: string;
  readonly kind: DefinitionKindName;
  readonly key: string;
  readonly draft: unknown;
  readonly draftRevision: number;
  readonly publishedRevision: number | null;
  readonly publishedVersion: number | null;
  readonly position: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
  readonly deletedAt: number | null;
}

type DefinitionRow = typeof definition.$inferSelect;

// The column holds only kinds that `insertDefinition` was given.
const stored = (row: DefinitionRow) => row as StoredDefinition;

export async function definitionsOf(tx: Tx, appId: string): Promise<StoredDefinition[]> {
  const rows = await tx.db
    .select()
    .from(definition)
    .where(and(eq(definition.appId, appId), isNull(definition.deletedAt)))
    .orderBy(asc(definition.kind), asc(definition.position), asc(definition.id));
  return rows.map(stored);
}

export async function binnedDefinitionsOf(tx: Tx, appId: string): Promise<StoredDefinition[]> {
  const rows = await tx.db
    .select()
    .from(definition)
    .where(and(eq(definition.appId, appId), gt(definition.deletedAt, 0)))
    .orderBy(desc(definition.deletedAt));
  return rows.map(stored);
}

export async function findDefinition(tx: Tx, workspaceId: string, id: string): Promise<StoredDefinition> {
  const [row] = await tx.db
    .select()
    .from(definition)
    .where(and(eq(definition.id, id), eq(definition.workspaceId, workspaceId)));
  if (!row) throw new Fault('not-found', 'definitions.unknown', { id });
  return stored(row);
}

export async function insertDefinition(tx: Tx, row: typeof definition.$inferInsert): Promise<void> {
  await tx.db.insert(definition).values(row);
}

export async function updateDefinition(tx: Tx, id: string, change: Partial<DefinitionRow>): Promise<void> {
  await tx.db.update(definition).set(change).where(eq(definition.id, id));
}

/** Replaces the draft if it is still at the revision the editor saw; says whether it was. */
export async function replaceDraft(
  tx: Tx,
  seen: { readonly id: string; readonly revision: number },
  next: { readonly draft: unknown; readonly revision: number; readonly by: string },
): Promise<boolean> {
  const changed = await tx.db
    .update(definition)
    .set({ draft: next.draft, draftRevision: next.revision, updatedAt: tx.now, updatedBy: next.by })
    .where(and(eq(definition.id, seen.id), eq(definition.draftRevision, seen.revision)))
    .returning({ id: definition.id });
  return changed.length === 1;
}

export async function insertEdit(tx: Tx, row: typeof definitionEdit.$inferInsert): Promise<void> {
  await tx.db.insert(definitionEdit).values(row);
}

/** Edits made after a revision, oldest first: what a stale editor has missed. */
export async function editsSince(tx: Tx, definitionId: string, revision: number) {
  return tx.db
    .select()
    .from(definitionEdit)
    .where(and(eq(definitionEdit.definitionId, definitionId), gt(definitionEdit.revision, revision)))
    .orderBy(asc(definitionEdit.revision));
}

export async function insertVersion(tx: Tx, row: typeof definitionVersion.$inferInsert): Promise<void> {
  await tx.db.insert(definitionVersion).values(row);
}

export async function versionBody(tx: Tx, definitionId: string, version: number): Promise<unknown> {
  const [row] = await tx.db
    .select({ body: definitionVersion.body })
    .from(definitionVersion)
    .where(and(eq(definitionVersion.definitionId, definitionId), eq(definitionVersion.version, version)));
  if (!row) throw new Fault('not-found', 'definitions.unknownVersion', { version });
  return row.body;
}

export async function versionsOf(tx: Tx, definitionIds: readonly string[]) {
  if (definitionIds.length === 0) return [];
  return tx.db
    .select()
    .from(definitionVersion)
    .where(inArray(definitionVersion.definitionId, [...definitionIds]))
    .orderBy(asc(definitionVersion.definitionId), desc(definitionVersion.version));
}
