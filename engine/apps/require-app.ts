import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { type AppRow, findApp } from './store';

/** The app of a workspace by its key; a fault when there is none. */
export async function requireApp(tx: Tx, workspaceId: string, key: string): Promise<AppRow> {
  const row = await findApp(tx, workspaceId, key);
  if (!row) throw new Fault('not-found', 'apps.unknown', { app: key });
  return row;
}
