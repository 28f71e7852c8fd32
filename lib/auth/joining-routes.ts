import type { Hono } from 'hono';
import * as z from 'zod';
import type { Store } from '@/lib/db/types';
import { answer, createDoor, type DoorOptions, passwordSchema, readBody, tokenSchema } from './door';
import { hashPassword, requireGoodPassword, STAFF_PASSWORDS } from './password';
import type { StaffAuth } from './staff-auth';
import { secretLimits } from './staff-limits';
import { userFromRequest } from './staff-session';
import { attempt } from './throttle';
import { USERNAME } from './users';

/** The commands behind these addresses; they come from the engine and get passwords as hashes. */
export interface JoiningDoor {
  createCompany(input: {
    readonly name: string;
    readonly timeZone?: string;
    readonly locale?: string;
    readonly owner: {
      readonly name: string;
      readonly email: string;
      readonly username?: string;
      readonly passwordHash: string;
    };
    readonly setupToken: string;
  }): Promise<{ readonly workspaceId: string }>;
  describeInvitation(token: string): Promise<{
    readonly company: string;
    readonly email: string;
    readonly name: string;
    readonly locale: string;
    /** Whoever has an account signs in first, and needs no new password. */
    readonly hasAccount: boolean;
  }>;
  acceptInvitation(input: {
    readonly token: string;
    readonly name: string;
    readonly locale?: string;
    readonly username?: string;
    readonly passwordHash: string | null;
    readonly userId: string | null;
  }): Promise<{ readonly workspaceId: string; readonly email: string }>;
}

const username = z.string().trim().regex(USERNAME).optional();

const companySchema = z.strictObject({
  setupToken: tokenSchema,
  name: z.string(),
  timeZone: z.string().optional(),
  locale: z.string().optional(),
  owner: z.strictObject({ name: z.string(), email: z.string(), username, password: passwordSchema }),
});

const acceptSchema = z.strictObject({
  token: tokenSchema,
  name: z.string(),
  locale: z.string().optional(),
  username,
  /** Left out by somebody who is signed in with an account of the invited address. */
  password: passwordSchema.optional(),
});

/**
 * How people come in for the first time, to be mounted at `/api/auth`; the page signs in afterwards with what was typed:
 * POST `/create-company` · GET `/invitation?token=` · POST `/accept-invitation`.
 */
export function joiningRoutes(
  store: Store,
  options: DoorOptions & { readonly auth: () => Promise<StaffAuth>; readonly joining: JoiningDoor },
): Hono {
  const door = createDoor(options);
  const { joining } = options;

  door.post('/create-company', async (context) => {
    const { owner, ...company } = await readBody(context, companySchema);
    await attempt(store, secretLimits(options.addressOf(context)));
    const { password, ...person } = owner;
    requireGoodPassword(password, STAFF_PASSWORDS, [person.name, person.email.split('@')[0] ?? '']);
    const passwordHash = await hashPassword(password);
    const { workspaceId } = await joining.createCompany({ ...company, owner: { ...person, passwordHash } });
    return answer(context, { workspaceId });
  });

  door.get('/invitation', async (context) => {
    await attempt(store, secretLimits(options.addressOf(context)));
    return answer(context, await joining.describeInvitation((context.req.query('token') ?? '').slice(0, 300)));
  });

  door.post('/accept-invitation', async (context) => {
    const { password, ...input } = await readBody(context, acceptSchema);
    await attempt(store, secretLimits(options.addressOf(context)));
    if (password !== undefined) requireGoodPassword(password, STAFF_PASSWORDS, [input.name]);
    // The link is looked at before anything is hashed: a made-up one costs nothing.
    await joining.describeInvitation(input.token);
    const user = await userFromRequest(await options.auth(), context.req.raw.headers);
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const joined = await joining.acceptInvitation({ ...input, passwordHash, userId: user?.userId ?? null });
    return answer(context, { workspaceId: joined.workspaceId, email: joined.email });
  });

  return door;
}
