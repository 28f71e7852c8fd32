import type { Actor, ActorKind } from '@/engine/kernel/actor';

/** Actors that are no person and no key. Each is made where its door is, with grants that are written down here. */

/** Somebody in front of an open page or link: may submit public forms, nothing else. */
export function publicActor(workspaceId: string, linkId: string): Actor {
  return { kind: 'link', id: linkId, workspaceId, grants: [{ role: 'public', orgUnitId: null }] };
}

export function memberActor(member: {
  readonly id: string;
  readonly workspaceId: string;
  readonly name?: string;
}): Actor {
  const { id, workspaceId, name } = member;
  return { kind: 'member', id, workspaceId, name, grants: [{ role: 'member', orgUnitId: null }] };
}

/** Timers, nightly runs and other due work of one company. */
export function clockActor(workspaceId: string): Actor {
  return systemActor('clock', workspaceId);
}

/** The terminal: founding a company, installing templates, producing demo data. */
export function setupActor(workspaceId: string): Actor {
  return systemActor('setup', workspaceId);
}

function systemActor(kind: ActorKind, workspaceId: string): Actor {
  return { kind, id: kind, workspaceId, grants: [{ role: 'system', orgUnitId: null }] };
}
