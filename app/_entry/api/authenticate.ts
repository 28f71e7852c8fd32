import { findAppByAddress } from '@/engine/apps/store';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import type { Route } from '@/engine/kernel/route';
import { memberFromRequest } from '@/engine/members/member-session';
import { staffActor } from '@/engine/organisation/staff-actor';
import { type KnownKey, keyActor } from '@/engine/permissions/api-keys/key-actor';
import { memberActor, publicActor } from '@/engine/permissions/doors';
import type { Caller } from '@/lib/api/router';
import { originAllowed } from '@/lib/auth/origin';
import { RequestRate } from '@/lib/auth/request-rate';
import { staffAuth, staffFromRequest } from '@/lib/auth/staff-session';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';

export interface Authenticated {
  readonly actor: Actor;
  /** For the answer: what is left of the caller's rate. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Authenticate {
  /** Who calls this route; refuses callers the route is not for. `input.app` names the company of an open route. */
  (caller: Caller, route: Route, input: Readonly<Record<string, unknown>>): Promise<Authenticated>;
  /** Whoever it is, or null. */
  maybe(caller: Caller): Promise<Actor | null>;
}

const BEARER = /^Bearer\s+(\S+)$/i;

/** Keys first, then staff, then members; routes below `/portal` ask for the member alone, so one browser may be both. */
export function authenticator(store: Store, env: Env): Authenticate {
  const rate = new RequestRate();

  async function keyOf(caller: Caller): Promise<KnownKey | null> {
    const text = BEARER.exec(caller.request.headers.get('authorization') ?? '')?.[1];
    if (!text) return null;
    const key = await keyActor(store, text);
    if (!key) throw new Fault('unauthenticated', 'api.badKey');
    return key;
  }

  function counted(key: KnownKey): Record<string, string> {
    const { allowed, limit, remaining, reset } = rate.count(key.actor.id, key.requestsPerMinute, store.clock());
    if (!allowed) throw new Fault('too-many', 'api.tooMany', { seconds: reset });
    return {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(reset),
    };
  }

  async function staffOf(caller: Caller): Promise<Actor | null> {
    const session = await staffFromRequest(store, await staffAuth(store, env.publicUrl), caller.request.headers);
    return session && store.read((tx) => staffActor(tx, session));
  }

  async function memberOf(caller: Caller): Promise<Actor | null> {
    const session = await memberFromRequest(store, caller.request.headers);
    return session && memberActor({ id: session.memberId, workspaceId: session.workspaceId });
  }

  async function publicOf(input: Readonly<Record<string, unknown>>, caller: Caller): Promise<Actor | null> {
    const address = typeof input.app === 'string' ? input.app : new URL(caller.request.url).searchParams.get('app');
    const app = address ? await store.read((tx) => findAppByAddress(tx, address)) : null;
    return app && publicActor(app.workspaceId, app.id);
  }

  async function person(caller: Caller, route: Pick<Route, 'path'>): Promise<Actor | null> {
    if (!caller.request.headers.has('cookie')) return null;
    if (route.path.startsWith('/portal/')) return memberOf(caller);
    return (await staffOf(caller)) ?? (route.path.startsWith('/files') ? memberOf(caller) : null);
  }

  const authenticate = async (
    caller: Caller,
    route: Route,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Authenticated> => {
    const key = await keyOf(caller);
    if (key) {
      if (!route.scope) throw new Fault('forbidden', 'api.notForKeys');
      if (!key.actor.grants.some((grant) => grant.role === `scope:${route.scope}`)) {
        throw new Fault('forbidden', 'api.scopeMissing', { scope: route.scope });
      }
      return { actor: key.actor, headers: counted(key) };
    }
    if (!originAllowed(caller.request, env.publicUrl)) throw new Fault('forbidden', 'api.foreignOrigin');
    const actor = (await person(caller, route)) ?? (route.open ? await publicOf(input, caller) : null);
    if (!actor) throw new Fault('unauthenticated', 'api.signInFirst');
    return { actor };
  };

  return Object.assign(authenticate, {
    maybe: async (caller: Caller) => (await keyOf(caller))?.actor ?? (await staffOf(caller)),
  });
}
