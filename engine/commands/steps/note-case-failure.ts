import { loadAppById } from '@/engine/apps/load-app';
import { findDefinition } from '@/engine/definitions/store';
import { type Failure, noteFailure } from '@/engine/flows/note-failure';
import { caseOf } from '@/engine/flows/store/find';
import type { Tx } from '@/lib/db/types';
import { flowWorld } from './flow-world';
import { tellOwners } from './tell-owners';

/** A step of the case was undone: written down for those who look, and the owners are told once. */
export async function noteCaseFailure(tx: Tx, failure: Failure): Promise<void> {
  const of = await caseOf(tx, failure.actor.workspaceId, failure.caseId);
  const { appId } = await findDefinition(tx, of.workspaceId, of.definitionId);
  const app = await loadAppById(tx, appId);
  if (!(await noteFailure(tx, failure, flowWorld(tx, app)))) return;
  await tellOwners(tx, { app, about: of, template: 'flows.failedNotice', caseId: of.id });
}
