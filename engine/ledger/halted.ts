import { Fault } from '@/engine/kernel/fault';
import { processSingleton } from '@/lib/process-singleton';

/** Companies whose books do not add up; kept in memory, so that asking costs a posting nothing. */
const halted = () => processSingleton('halted-ledgers', () => ({ workspaces: new Set<string>() }));

export function setHalted(workspaceIds: Iterable<string>): void {
  halted().workspaces = new Set(workspaceIds);
}

export function haltedWorkspaces(): readonly string[] {
  return [...halted().workspaces];
}

export function isHalted(workspaceId: string): boolean {
  return halted().workspaces.has(workspaceId);
}

/** Refuses `ledger.halted` while the company's books do not add up: nothing may be written on top of a mistake. */
export function assertNotHalted(workspaceId: string): void {
  if (isHalted(workspaceId)) throw new Fault('unavailable', 'ledger.halted');
}
