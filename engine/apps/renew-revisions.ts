import type { Actor } from '@/engine/kernel/actor';
import type { Tx } from '@/lib/db/types';
import { type AppRow, appsOf, insertRevision, raiseRevision, versionsAt } from './store';

/** The company's zone and language are part of what instances have loaded: the same versions come into force once more. */
export async function renewRevisions(tx: Tx, actor: Actor): Promise<void> {
  for (const app of await appsOf(tx, actor.workspaceId)) await renewRevision(tx, actor, app);
}

/** Brings the same versions of one app into force once more, so that what instances have loaded is read afresh. */
export async function renewRevision(tx: Tx, actor: Actor, app: AppRow): Promise<void> {
  if (app.revision === 0 || !(await raiseRevision(tx, app.id, app.revision))) return;
  await insertRevision(tx, {
    workspaceId: app.workspaceId,
    appId: app.id,
    revision: app.revision + 1,
    versions: await versionsAt(tx, app.id, app.revision),
    note: '',
    publishedAt: tx.now,
    publishedBy: actor.name ?? actor.id,
  });
  await tx.publish('revision', app.id);
}
