import { versionBody } from '@/engine/definitions/store';
import type { Tx } from '@/lib/db/types';
import { type AppRow, versionsAt } from './store';

/** Bodies in force, by definition id. */
export async function liveBodies(tx: Tx, app: AppRow): Promise<Map<string, unknown>> {
  const bodies = new Map<string, unknown>();
  for (const [id, version] of Object.entries(await versionsAt(tx, app.id, app.revision))) {
    bodies.set(id, await versionBody(tx, id, version));
  }
  return bodies;
}
