import type { Actor } from '@/engine/kernel/actor';
import { can } from '@/engine/permissions/can';
import { type Mended, mendView } from './mend';
import type { View } from './schema';
import type { StoredView } from './store';

/** A private view is its maker's alone; a shared one is changed by whoever may share. */
export function mayChangeView(actor: Actor, view: Pick<StoredView, 'ownerId' | 'shared'>): boolean {
  return view.shared ? can(actor, 'views:share') : view.ownerId === actor.id;
}

/** As the actor sees it, mended for the form as it is now. */
export function viewOf(actor: Actor, view: StoredView, form: Parameters<typeof mendView>[1]): View {
  const { standard, ...kept } = view.body;
  const { body, lost }: Mended = mendView(kept, form);
  return {
    id: view.id,
    title: view.title,
    shared: view.shared,
    standard,
    own: view.ownerId === actor.id,
    mayChange: mayChangeView(actor, view),
    body,
    lost,
  };
}
