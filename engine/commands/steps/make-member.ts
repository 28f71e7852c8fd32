import { formOf, type LoadedApp } from '@/engine/apps/loaded-app';
import type { UnknownMember } from '@/engine/apps/resolve-picks';
import type { Actor } from '@/engine/kernel/actor';
import { isFault } from '@/engine/kernel/fault';
import { memberFacts } from '@/engine/members/store/member-facts';
import type { Door } from '@/engine/records/record';
import type { Tx } from '@/lib/db/types';
import { createRecord } from './create-record';

/** Makes members of whom only the card number is known: a profile with nothing but its card. */
export function memberMaker(
  tx: Tx,
  actor: Actor,
  { app, door }: { readonly app: LoadedApp; readonly door: Door },
): UnknownMember {
  return async (card) => {
    const form = formOf(app, 'member');
    const field = form?.body.bindings.cardNumber;
    if (!form || !field) return null;
    try {
      const made = await tx.nested(() =>
        createRecord(tx, actor, { app, form, raw: { [field]: card }, door, sourceKey: `card:${card}` }),
      );
      return made.record.memberId;
    } catch (error) {
      // Somebody else may have made the same member at the same moment.
      const known = isFault(error) ? await memberFacts(tx, app.workspaceId, { cardNumber: card }) : null;
      if (!known) throw error;
      return known.id;
    }
  };
}
