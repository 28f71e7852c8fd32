import { findAppByAddress } from '@/engine/apps/store';
import type { Actor } from '@/engine/kernel/actor';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Route } from '@/engine/kernel/route';
import { memberFromRequest } from '@/engine/members/member-session';
import { staffActor } from '@/engine/organisation/staff-actor';
import { type KnownKey, keyActor } from '@/engine/permissions/api-keys/key-actor';
import { memberActor, publicActor } from '@/engine/permissions/doors';
import type { Caller } from '@/lib/api/router';
import { originAllowed } from '@/lib/auth/origin';
import { RequestRate } from '@/lib/auth/request-rate';
import { staffAuth, staffFromRequest } from '@/lib/auth/staff-session';
import { addressSubject } from '@/lib/auth/throttle';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';

export interface Authenticate {
  /** Who calls this route; refuses callers the route is not for. `input.app` names the company of an open route. */
  (caller: Caller, route: Route, input: Readonly<Record<string, unknown>>): Promise<Actor>;
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

  /** Counts this call and tells the caller what is left; keys have a rate of their own, people and addresses a common one. */
  function count(caller: Caller, subject: string, limit: number): void {
    const { allowed, remaining, reset } = rate.count(subject, limit, store.clock());
    caller.headers['ratelimit-policy'] = `"minute";q=${limit};w=60`;
    caller.headers.ratelimit = `"minute";r=${remaining};t=${reset}`;
    if (!allowed) throw new Fault('too-many', 'api.tooMany', { seconds: reset });
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

  const authenticate = async (caller: Caller, route: Route, input: Readonly<Record<string, unknown>>) => {
    const key = await keyOf(caller);
    if (key) {
      count(caller, key.actor.id, key.requestsPerMinute);
      if (!route.scope) throw new Fault('forbidden', 'api.notForKeys');
      if (!key.actor.grants.some((grant) => grant.role === `scope:${route.scope}`)) {
        throw new Fault('forbidden', 'api.scopeMissing', { scope: route.scope });
      }
      return key.actor;
    }
    if (!originAllowed(caller.request, env.publicUrl)) throw new Fault('forbidden', 'api.foreignOrigin');
    const known = await person(caller, route);
    if (known) {
      count(caller, known.id, LIMITS.personRequestsPerMinute);
      return known;
    }
    if (!route.open) throw new Fault('unauthenticated', 'api.signInFirst');
    count(caller, addressSubject(caller.address), LIMITS.openRequestsPerMinute);
    const visitor = await publicOf(input, caller);
    if (!visitor) throw new Fault('unauthenticated', 'api.signInFirst');
    return visitor;
  };

  return Object.assign(authenticate, {
    maybe: async (caller: Caller) => (await keyOf(caller))?.actor ?? (await staffOf(caller)),
  });
}
