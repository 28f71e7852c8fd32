import type { Command } from '@/engine/commands/command';
import { commands } from '@/engine/commands/registry';
import { Fault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Route } from '@/engine/kernel/route';
import type { Read } from '@/engine/reads/read';
import { reads } from '@/engine/reads/registry';
import { runRead } from '@/engine/reads/run';
import type { Caller, Endpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { CarryOut } from '../commands/carry-out';
import type { Authenticate } from './authenticate';
import { revisionTag, withRevision } from './revision-tags';

/** One endpoint for every command and every read that has a route. */
export function endpoints(store: Store, authenticate: Authenticate, carryOut: CarryOut): Endpoint[] {
  return [
    ...commands.flatMap(({ route, ...command }) =>
      route ? [commandEndpoint(authenticate, carryOut, { ...command, route })] : [],
    ),
    ...reads.flatMap((read) => (read.route ? [readEndpoint(store, authenticate, read, read.route)] : [])),
  ];
}

function commandEndpoint(
  authenticate: Authenticate,
  carryOut: CarryOut,
  { name, input: schema, route }: Command<never, unknown> & { readonly route: Route },
): Endpoint {
  return {
    method: route.method,
    path: route.path,
    handle: async (caller, sent) => {
      const actor = await authenticate(caller, route, sent);
      const key = idempotencyKey(caller);
      const input = withRevision(sent, caller.request.headers, schema);
      const { json, headers } = await carryOut({ name, actor, input, key });
      return { status: 200, json, headers };
    },
  };
}

function readEndpoint(store: Store, authenticate: Authenticate, read: Read<never, unknown>, route: Route): Endpoint {
  return {
    method: route.method,
    path: route.path,
    handle: async (caller, input) => {
      const actor = await authenticate(caller, route, input);
      const output = await runRead(store, read, { actor, input });
      return { status: 200, body: output, headers: revisionTag(read, output) };
    },
  };
}

/** A longer one is refused rather than cut: two keys that begin alike are two keys. */
function idempotencyKey(caller: Caller): string | undefined {
  const key = caller.request.headers.get('idempotency-key');
  if (key && key.length > LIMITS.idempotencyKeyLength) {
    throw new Fault('invalid', 'api.keyTooLong', { maximum: LIMITS.idempotencyKeyLength });
  }
  return key || undefined;
}
