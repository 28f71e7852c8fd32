import type { Context, Hono } from 'hono';
import { joiningDoor } from '@/engine/commands/joining-door';
import { phoneDoor } from '@/engine/commands/phone-door';
import { registeringDoor } from '@/engine/commands/registering-door';
import { memberDoor } from '@/engine/members/member-door';
import { joiningRoutes } from '@/lib/auth/joining-routes';
import { memberAuthRoutes } from '@/lib/auth/member-routes';
import { staffAuthRoutes } from '@/lib/auth/staff-routes';
import { staffAuth } from '@/lib/auth/staff-session';
import type { Store } from '@/lib/db/types';
import type { Env } from '@/lib/env';
import { problemAnswer } from './problem';

/** Mounts everything that hands out cookies. */
export function mountAuthRoutes(
  router: Hono,
  store: Store,
  options: { env: Env; addressOf: (context: Context) => string },
): void {
  const { env, addressOf } = options;
  const door = { publicUrl: env.publicUrl, addressOf, problemOf: problemAnswer };
  const auth = () => staffAuth(store, env.publicUrl);
  router.route(
    '/api/auth/member',
    memberAuthRoutes({
      ...door,
      door: memberDoor(store),
      register: registeringDoor(store),
      changePhone: phoneDoor(store),
    }),
  );
  router.route('/api/auth', joiningRoutes(store, { ...door, auth, joining: joiningDoor(store) }));
  router.route('/api/auth', staffAuthRoutes(store, { ...door, auth }));
}
