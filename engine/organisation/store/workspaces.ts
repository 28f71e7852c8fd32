import { eq } from 'drizzle-orm';
import { workspace } from '@/drizzle/tables/accounts';
import { Fault } from '@/engine/kernel/fault';
import type { Locale } from '@/engine/kernel/text';
import type { Tx } from '@/lib/db/types';
import { type Workspace, workspaceSchema } from '../schema';

export interface NewWorkspace {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: Locale;
}

export async function insertWorkspace(tx: Tx, row: NewWorkspace): Promise<void> {
  await tx.db.insert(workspace).values({ ...row, logo: null, createdAt: tx.now });
}

/** Throws `organisation.noWorkspace` when it does not exist. */
export async function getWorkspace(tx: Pick<Tx, 'db'>, workspaceId: string): Promise<Workspace> {
  const [row] = await tx.db.select().from(workspace).where(eq(workspace.id, workspaceId));
  if (!row) throw new Fault('not-found', 'organisation.noWorkspace');
  const { id, name, timeZone, locale, logo } = row;
  return workspaceSchema.parse({ id, name, timeZone, locale, logo });
}

export type WorkspaceChange = Partial<Pick<Workspace, 'name' | 'timeZone' | 'locale' | 'logo'>>;

export async function updateWorkspace(tx: Tx, workspaceId: string, change: WorkspaceChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx.db.update(workspace).set(change).where(eq(workspace.id, workspaceId));
}

/** Every company of this installation, for the clock. */
export async function listWorkspaceIds(tx: Pick<Tx, 'db'>): Promise<string[]> {
  const rows = await tx.db.select({ id: workspace.id }).from(workspace).orderBy(workspace.id);
  return rows.map((row) => row.id);
}
