import type { Actor } from '@/engine/kernel/actor';
import { isFault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import { getStaff } from './store/staff';

/** The actor behind a signed-in person; null when they are suspended or gone. */
export async function staffActor(
  tx: Pick<Tx, 'db'>,
  who: { readonly workspaceId: string; readonly staffId: string },
): Promise<Actor | null> {
  try {
    const person = await getStaff(tx, who.workspaceId, who.staffId);
    if (person.status !== 'active') return null;
    return { kind: 'staff', id: person.id, workspaceId: person.workspaceId, grants: person.roles, name: person.name };
  } catch (error) {
    if (isFault(error) && error.kind === 'not-found') return null;
    throw error;
  }
}
