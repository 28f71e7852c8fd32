import { type AppRow, findAppByAddress } from '@/engine/apps/store';
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

const isPortal = ({ path }: Route) => path.startsWith('/portal/');
const BEARER = /^Bearer\s+(\S+)$/i;

/**
 * Keys first, then staff, then members; routes below `/portal` ask for the member alone, so one browser may be both. Where a route
 * names an app, only people of its company count: to any other they are strangers, whatever else they are signed in to.
 */
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

  async function memberOf(caller: Caller, { workspaceId }: AppRow): Promise<Actor | null> {
    const session = await memberFromRequest(store, caller.request.headers, workspaceId);
    return session && memberActor({ id: session.memberId, workspaceId });
  }

  /** The app whose door is knocked at; routes of the desk have none, their company is the session's. */
  async function appOf(caller: Caller, route: Route, input: Readonly<Record<string, unknown>>): Promise<AppRow | null> {
    if (!route.open && !isPortal(route)) return null;
    const address = typeof input.app === 'string' ? input.app : new URL(caller.request.url).searchParams.get('app');
    return address ? store.read((tx) => findAppByAddress(tx, address)) : null;
  }

  async function person(caller: Caller, route: Route, app: AppRow | null): Promise<Actor | null> {
    if (!caller.request.headers.has('cookie')) return null;
    if (isPortal(route)) return app && memberOf(caller, app);
    const staff = await staffOf(caller);
    if (staff && (!app || staff.workspaceId === app.workspaceId)) return staff;
    return app && route.path.startsWith('/files') ? memberOf(caller, app) : null;
  }

  const authenticate = async (caller: Caller, route: Route, input: Readonly<Record<string, unknown>>) => {
    const key = await keyOf(caller);
    if (key) {
      count(caller, key.actor.id, key.requestsPerMinute);
      if (!route.scope) throw new Fault('forbidden', 'api.notForKeys');
      for (const scope of [route.scope, ...(route.besides ? [route.besides] : [])]) {
        if (key.actor.grants.some((grant) => grant.role === `scope:${scope}`)) continue;
        throw new Fault('forbidden', 'api.scopeMissing', { scope });
      }
      return key.actor;
    }
    if (!originAllowed(caller.request, env.publicUrl)) throw new Fault('forbidden', 'api.foreignOrigin');
    const app = await appOf(caller, route, input);
    const known = await person(caller, route, app);
    if (known) {
      count(caller, known.id, LIMITS.personRequestsPerMinute);
      return known;
    }
    if (!route.open) throw new Fault('unauthenticated', 'api.signInFirst');
    count(caller, addressSubject(caller.address), LIMITS.openRequestsPerMinute);
    if (!app) throw new Fault('unauthenticated', 'api.signInFirst');
    return publicActor(app.workspaceId, app.id);
  };

  return Object.assign(authenticate, {
    maybe: async (caller: Caller) => (await keyOf(caller))?.actor ?? (await staffOf(caller)),
  });
}
