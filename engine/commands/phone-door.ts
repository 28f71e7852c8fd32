import { findAppByAddress } from '@/engine/apps/store';
import { Fault } from '@/engine/kernel/fault';
import { memberFromRequest } from '@/engine/members/member-session';
import { requirePhone } from '@/engine/members/request-code';
import { provePhone, useCode } from '@/engine/members/store/phone-codes';
import { memberActor } from '@/engine/permissions/doors';
import { memberSignInLimits } from '@/lib/auth/member-limits';
import type { ChangePhone } from '@/lib/auth/member-routes';
import { attempt, succeed } from '@/lib/auth/throttle';
import type { Store } from '@/lib/db/types';
import { changeMyPhone } from './change-member-phone';
import { runCommand } from './run';

/** What stands behind a member's own change of phone: the code sent to the new one, then the command. */
export function phoneDoor(store: Store): ChangePhone {
  return async (caller, { app: address, phone: typed, code }) => {
    const app = await store.read((tx) => findAppByAddress(tx, address));
    const session = app && (await memberFromRequest(store, caller.headers, app.workspaceId));
    if (!session) throw new Fault('unauthenticated', 'api.signInFirst');
    const phone = requirePhone(typed);
    const { workspaceId } = session;
    const limits = memberSignInLimits(workspaceId, phone, caller.address);
    await attempt(store, [...limits.account, ...limits.address]);
    // A wrong code is answered after the commit: the guess stays counted.
    const proof = await store.write(async (tx) =>
      (await useCode(tx, { workspaceId, phone }, code)) ? provePhone(tx, { workspaceId, phone }) : null,
    );
    if (!proof) throw new Fault('refused', 'members.wrongCode');
    await succeed(store, { cleared: limits.account, returned: limits.address });
    const actor = memberActor({ id: session.memberId, workspaceId });
    await runCommand(store, changeMyPhone, {
      actor,
      input: { app: app.key, phoneProof: proof, session: session.sessionId },
    });
  };
}
