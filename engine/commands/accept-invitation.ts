import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';
import { localeSchema } from '@/engine/kernel/text';
import { nameSchema } from '@/engine/organisation/schema';
import { closeByAcceptance, findByLink } from '@/engine/organisation/store/invitations';
import { insertStaff } from '@/engine/organisation/store/staff';
import { requirePermission } from '@/engine/permissions/can';
import { findUserIdByEmail, insertUser, USERNAME } from '@/lib/auth/users';
import { command } from './command';

const input = z.strictObject({
  token: z.string(),
  name: nameSchema,
  locale: localeSchema.optional(),
  username: z.string().regex(USERNAME).optional(),
  /** From `hashPassword`; not needed by somebody who has an account already. */
  passwordHash: z.string().min(32).nullable(),
  /** The account that is signed in, found by the door. */
  userId: z.string().nullable(),
});

/** No address of its own: the door at `/api/auth/accept-invitation` hashes the password first. */
export const acceptInvitation = command({
  name: 'accept-invitation',
  summary: 'Become staff by the link of an invitation',
  input,
  output: z.strictObject({ workspaceId: z.string(), staffId: z.string(), email: z.string() }),
  authorise: (_tx, actor) => requirePermission(actor, 'staff:join', null),
  subject: (_input, output) => `staff:${output.staffId}`,
  perform: async (tx, actor, { token, name, locale, username, passwordHash, userId }) => {
    const invited = await findByLink(tx, token);
    if (invited.workspaceId !== actor.workspaceId) throw new Fault('refused', 'accounts.linkExpired');
    const { workspaceId, email, roles } = invited;
    const known = await findUserIdByEmail(tx, email);
    // The link proves the mailbox, not the account: whoever has one signs in with it first.
    if (known && known !== userId) throw new Fault('refused', 'accounts.signInToJoin', { email });
    if (!known && passwordHash === null) throw new Fault('invalid', 'accounts.passwordNeeded');
    const account = known ?? (await insertUser(tx, { name, email, username, passwordHash: passwordHash ?? '' }));
    const person = { workspaceId, userId: account, name, email, locale: locale ?? invited.locale };
    const staffId = await insertStaff(tx, { ...person, roles });
    await closeByAcceptance(tx, invited.id, staffId);
    return { workspaceId, staffId, email };
  },
});
