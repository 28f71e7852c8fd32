import { and, asc, eq, ne, or } from 'drizzle-orm';
import { savedView } from '@/drizzle/tables/records';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import type { Tx } from '@/lib/db/types';
import type { ViewBody } from './schema';

type Row = typeof savedView.$inferSelect;

export interface StoredView extends Omit<Row, 'body'> {
  readonly body: ViewBody & { readonly standard: boolean };
}

// The column holds only bodies that the commands have judged.
const stored = (row: Row) => row as StoredView;

/** Views of a form that the actor may choose: the shared ones and the own. */
export async function viewsOf(tx: Pick<Tx, 'db'>, actor: Actor, formId: string): Promise<StoredView[]> {
  const rows = await tx.db
    .select()
    .from(savedView)
    .where(
      and(
        eq(savedView.workspaceId, actor.workspaceId),
        eq(savedView.formId, formId),
        or(eq(savedView.shared, true), eq(savedView.ownerId, actor.id)),
      ),
    )
    .orderBy(asc(savedView.title), asc(savedView.id));
  return rows.map(stored);
}

/** A view the actor may see. Refuses `records.unknownView`. */
export async function requireView(tx: Tx, actor: Actor, which: { formId: string; id: string }): Promise<StoredView> {
  const found = (await viewsOf(tx, actor, which.formId)).find(({ id }) => id === which.id);
  if (!found) throw new Fault('not-found', 'records.unknownView', { id: which.id });
  return found;
}

export async function insertView(tx: Tx, view: StoredView): Promise<void> {
  await tx.db.insert(savedView).values(view);
}

export async function updateView(tx: Tx, view: StoredView): Promise<void> {
  await tx.db.update(savedView).set(view).where(eq(savedView.id, view.id));
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.db.delete(savedView).where(eq(savedView.id, id));
}

/** One standard view for everybody and one for each person: the others of the same reach step back. */
export async function stepBack(tx: Tx, view: StoredView): Promise<void> {
  const reach = view.shared
    ? eq(savedView.shared, true)
    : and(eq(savedView.shared, false), eq(savedView.ownerId, view.ownerId ?? ''));
  const rows = await tx.db
    .select()
    .from(savedView)
    .where(
      and(
        eq(savedView.workspaceId, view.workspaceId),
        eq(savedView.formId, view.formId),
        reach,
        ne(savedView.id, view.id),
      ),
    );
  for (const other of rows.map(stored)) {
    if (other.body.standard) await updateView(tx, { ...other, body: { ...other.body, standard: false } });
  }
}
