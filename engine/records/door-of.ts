import type { Actor } from '@/engine/kernel/actor';
import type { Door } from './record';

/** The door of people at the desk and of programs; members and visitors have commands of their own. */
export function doorOf(actor: Actor): Door {
  const doors = {
    staff: 'screen',
    key: 'api',
    flow: 'flow',
    import: 'import',
    setup: 'setup',
    clock: 'rule',
    member: 'portal',
    link: 'link',
  } as const;
  return doors[actor.kind];
}
