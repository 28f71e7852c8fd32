import { and, eq, sql } from 'drizzle-orm';
import { commandLog } from '@/drizzle/tables/commands';
import type { Command } from '@/engine/commands/command';
import type { Actor } from '@/engine/kernel/actor';
import { Fault, isFault } from '@/engine/kernel/fault';
import { parseInput } from '@/engine/kernel/parse-input';
import { canonicalJson, sha256 } from '@/lib/crypto/hash';
import { lockName } from '@/lib/db/dialect';
import { every, statement } from '@/lib/db/statement';
import type { Store, Tx } from '@/lib/db/types';

export interface CommandAnswer<Output> {
  readonly output: Output;
  /** The command had been carried out before; this is its remembered answer. */
  readonly repeated: boolean;
}

const insertLine = statement<typeof commandLog.$inferInsert>((db) => db.insert(commandLog).values(every(commandLog)));

const findLine = statement<{ workspaceId: string; actorId: string; key: string }>((db) =>
  db
    .select({ command: commandLog.command, bodyHash: commandLog.bodyHash, result: sql<string>`${commandLog.result}` })
    .from(commandLog)
    .where(
      and(
        eq(commandLog.workspaceId, sql.placeholder('workspaceId')),
        eq(commandLog.actorId, sql.placeholder('actorId')),
        eq(commandLog.key, sql.placeholder('key')),
      ),
    ),
);

/**
 * Carries out a command: judge the input, ask permission, perform, write the audit line; one transaction.
 * With a key the answer is remembered for good: same key and body, same answer; another body is refused.
 */
export async function runCommand<Input, Output>(
  store: Store,
  command: Command<Input, Output>,
  call: { readonly actor: Actor; readonly input: unknown; readonly key?: string },
): Promise<CommandAnswer<Output>> {
  const { actor, key } = call;
  const input = parseInput(command.input, call.input);
  const bodyHash = key === undefined ? null : sha256(`${command.name}\n${canonicalJson(call.input)}`);
  const performed = store.write(async (tx) => {
    if (key !== undefined) {
      const remembered = await recall<Output>(tx, { actor, key, bodyHash });
      if (remembered) return { output: remembered.output, repeated: true };
    }
    await command.authorise(tx, actor, input);
    const output = await command.perform(tx, actor, input);
    await insertLine(tx, {
      id: tx.newId(),
      workspaceId: actor.workspaceId,
      at: tx.now,
      command: command.name,
      actorKind: actor.kind,
      actorId: actor.id,
      onBehalfOf: actor.onBehalfOf ? `${actor.onBehalfOf.kind}:${actor.onBehalfOf.id}` : null,
      subject: command.subject?.(input, output) ?? null,
      note: command.note?.(input) ?? null,
      key: key ?? null,
      bodyHash,
      result: key === undefined ? null : remember(command, output),
    });
    return { output, repeated: false };
  });
  if (!command.refused) return performed;
  return performed.catch(async (error) => {
    if (isFault(error)) await store.write(async (tx) => command.refused?.(tx, actor, { input, fault: error }));
    throw error;
  });
}

async function recall<Output>(
  tx: Tx,
  call: { readonly actor: Actor; readonly key: string; readonly bodyHash: string | null },
): Promise<{ output: Output } | null> {
  const { actor, key } = call;
  await lockName(tx, `command:${actor.workspaceId}:${actor.id}:${key}`);
  const [row] = await findLine(tx, { workspaceId: actor.workspaceId, actorId: actor.id, key });
  if (!row) return null;
  if (row[1] !== call.bodyHash) throw new Fault('conflict', 'api.keyReused', { key });
  return { output: JSON.parse(String(row[2])) as Output };
}

function remember(command: Pick<Command, 'secret'>, output: unknown): unknown {
  const secret = command.secret;
  if (!secret || typeof output !== 'object' || output === null) return output ?? null;
  return Object.fromEntries(Object.entries(output).filter(([name]) => !secret.includes(name)));
}
