import type { Actor } from '@/engine/kernel/actor';
import { parseInput } from '@/engine/kernel/parse-input';
import type { Store } from '@/lib/db/types';
import type { Read } from './read';

/** Answers a question for an actor. */
export async function runRead<Input, Output>(
  store: Store,
  read: Read<Input, Output>,
  call: { readonly actor: Actor; readonly input: unknown },
): Promise<Output> {
  const input = parseInput(read.input, call.input);
  return store.read(async (tx) => {
    await read.authorise(tx, call.actor, input);
    return read.perform(tx, call.actor, input);
  });
}
