import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { app, appAddress, appRevision, formTable } from '@/drizzle/tables/apps';
import { statement } from '@/lib/db/statement';
import type { Tx } from '@/lib/db/types';

export type AppRow = typeof app.$inferSelect;

const findRevision = statement<{ workspaceId: string; key: string }>((db) =>
  db
    .select({ id: app.id, revision: app.revision })
    .from(app)
    .where(
      and(
        eq(app.workspaceId, sql.placeholder('workspaceId')),
        eq(app.key, sql.placeholder('key')),
        isNull(app.deletedAt),
      ),
    ),
);

/** Which revision of the app is in force at this moment of this transaction; null when there is no such app. */
export async function currentRevision(
  tx: Tx,
  workspaceId: string,
  key: string,
): Promise<{ readonly id: string; readonly revision: number } | null> {
  const [row] = await findRevision(tx, { workspaceId, key });
  return row ? { id: String(row[0]), revision: Number(row[1]) } : null;
}

export async function findApp(tx: Tx, workspaceId: string, key: string): Promise<AppRow | null> {
  const [row] = await tx.db
    .select()
    .from(app)
    .where(and(eq(app.workspaceId, workspaceId), eq(app.key, key), isNull(app.deletedAt)));
  return row ?? null;
}

export async function findAppById(tx: Tx, id: string): Promise<AppRow | null> {
  const [row] = await tx.db.select().from(app).where(eq(app.id, id));
  return row ?? null;
}

/** The app behind a public address, whatever its workspace. */
export async function findAppByAddress(tx: Tx, address: string): Promise<AppRow | null> {
  const [row] = await tx.db
    .select({ app })
    .from(appAddress)
    .innerJoin(app, eq(app.id, appAddress.appId))
    .where(and(eq(appAddress.address, address), isNull(app.deletedAt)));
  return row?.app ?? null;
}

export async function appsOf(tx: Tx, workspaceId: string): Promise<AppRow[]> {
  return tx.db
    .select()
    .from(app)
    .where(and(eq(app.workspaceId, workspaceId), isNull(app.deletedAt)))
    .orderBy(asc(app.createdAt));
}

export async function insertApp(tx: Tx, row: typeof app.$inferInsert): Promise<void> {
  await tx.db.insert(app).values(row);
  await tx.db.insert(appAddress).values({ address: row.key, workspaceId: row.workspaceId, appId: row.id });
}

export async function updateApp(tx: Tx, id: string, change: Partial<Pick<AppRow, 'title' | 'accent'>>): Promise<void> {
  if (Object.keys(change).length > 0) await tx.db.update(app).set(change).where(eq(app.id, id));
}

export async function addressIsTaken(tx: Tx, address: string): Promise<boolean> {
  const rows = await tx.db
    .select({ address: appAddress.address })
    .from(appAddress)
    .where(eq(appAddress.address, address));
  return rows.length > 0;
}

/** Raises the revision if nobody else has published meanwhile; says whether it could. */
export async function raiseRevision(tx: Tx, id: string, from: number): Promise<boolean> {
  const rows = await tx.db
    .update(app)
    .set({ revision: from + 1 })
    .where(and(eq(app.id, id), eq(app.revision, from)))
    .returning({ id: app.id });
  return rows.length === 1;
}

export async function insertRevision(tx: Tx, row: typeof appRevision.$inferInsert): Promise<void> {
  await tx.db.insert(appRevision).values(row);
}

export async function revisionsOf(tx: Tx, appId: string) {
  return tx.db.select().from(appRevision).where(eq(appRevision.appId, appId)).orderBy(desc(appRevision.revision));
}

export async function versionsAt(tx: Tx, appId: string, revision: number): Promise<Record<string, number>> {
  const [row] = await tx.db
    .select({ versions: appRevision.versions })
    .from(appRevision)
    .where(and(eq(appRevision.appId, appId), eq(appRevision.revision, revision)));
  return row?.versions ?? {};
}

export async function formTableShape(tx: Tx, formId: string): Promise<unknown> {
  const [row] = await tx.db.select({ shape: formTable.shape }).from(formTable).where(eq(formTable.formId, formId));
  return row?.shape ?? null;
}

export async function saveFormTableShape(tx: Tx, row: typeof formTable.$inferInsert): Promise<void> {
  await tx.db
    .insert(formTable)
    .values(row)
    .onConflictDoUpdate({ target: formTable.formId, set: { shape: row.shape } });
}
