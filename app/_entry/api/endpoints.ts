import type { Command } from '@/engine/commands/command';
import { commands } from '@/engine/commands/registry';
import { runCommand } from '@/engine/commands/run';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, isFault } from '@/engine/kernel/fault';
import { LIMITS } from '@/engine/kernel/limits';
import type { Route } from '@/engine/kernel/route';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import type { Read } from '@/engine/reads/read';
import { reads } from '@/engine/reads/registry';
import { runRead } from '@/engine/reads/run';
import type { Caller, Endpoint } from '@/lib/api/router';
import type { Store } from '@/lib/db/types';
import type { Authenticate } from './authenticate';
import { revisionTag, withRevision } from './revision-tags';

const REPEATED = { 'idempotent-replay': 'true' } as const;

/** One endpoint for every command and every read that has a route. */
export function endpoints(store: Store, authenticate: Authenticate): Endpoint[] {
  return [
    ...commands.flatMap((command) =>
      command.route ? [commandEndpoint(store, authenticate, command, command.route)] : [],
    ),
    ...reads.flatMap((read) => (read.route ? [readEndpoint(store, authenticate, read, read.route)] : [])),
  ];
}

function commandEndpoint(
  store: Store,
  authenticate: Authenticate,
  command: Command<never, unknown>,
  route: Route,
): Endpoint {
  return {
    method: route.method,
    path: route.path,
    handle: async (caller, sent) => {
      const actor = await authenticate(caller, route, sent);
      const key = idempotencyKey(caller);
      const input = withRevision(sent, caller.request.headers, command.input);
      const { output, repeated } = await runCommand(store, command, { actor, input, key }).catch(async (error) => {
        throw await inCompanyTime(store, actor, error);
      });
      return { status: 200, body: output, headers: { ...revisionTag(command, output), ...(repeated && REPEATED) } };
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

/** A refusal that tells an instant tells it in the company's time zone. */
async function inCompanyTime(store: Store, actor: Actor, error: unknown): Promise<unknown> {
  if (!isFault(error) || typeof error.params.at !== 'number') return error;
  const { timeZone } = await store.read((tx) => getWorkspace(tx, actor.workspaceId));
  return new Fault(error.kind, error.code, { ...error.params, timeZone }, error.problems);
}

/** A longer one is refused rather than cut: two keys that begin alike are two keys. */
function idempotencyKey(caller: Caller): string | undefined {
  const key = caller.request.headers.get('idempotency-key');
  if (key && key.length > LIMITS.idempotencyKeyLength) {
    throw new Fault('invalid', 'api.keyTooLong', { maximum: LIMITS.idempotencyKeyLength });
  }
  return key || undefined;
}
