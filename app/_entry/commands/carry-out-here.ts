import type { Command } from '@/engine/commands/command';
import { commands } from '@/engine/commands/registry';
import { runCommand } from '@/engine/commands/run';
import { Fault, invariant, isFault } from '@/engine/kernel/fault';
import { getWorkspace } from '@/engine/organisation/store/workspaces';
import type { Store } from '@/lib/db/types';
import { revisionTag } from '../api/revision-tags';
import type { CarryOut, CommandCall } from './carry-out';

const REPEATED = { 'idempotent-replay': 'true' } as const;
const byName: ReadonlyMap<string, Command<never, unknown>> = new Map(commands.map((one) => [one.name, one]));
invariant(byName.size === commands.length, 'each command has a name of its own');

/** Carries commands out in this thread, on this store. */
export function carryOutHere(store: Store): CarryOut {
  return async (call) => {
    const command = byName.get(call.name);
    invariant(command, `no command is named ${call.name}`);
    try {
      const { output, repeated } = await runCommand(store, command, call);
      const headers = { ...revisionTag(command, output), ...(repeated && REPEATED) };
      return { json: JSON.stringify(output ?? null), headers };
    } catch (error) {
      throw await inCompanyTime(store, call, error);
    }
  };
}

/** A refusal that tells an instant tells it in the company's time zone. */
async function inCompanyTime(store: Store, { actor }: CommandCall, error: unknown): Promise<unknown> {
  if (!isFault(error) || typeof error.params.at !== 'number') return error;
  const { timeZone } = await store.read((tx) => getWorkspace(tx, actor.workspaceId));
  return new Fault(error.kind, error.code, { ...error.params, timeZone }, error.problems);
}
