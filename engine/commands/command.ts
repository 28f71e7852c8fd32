import type * as z from 'zod';
import type { Actor } from '@/engine/kernel/actor';
import type { Fault } from '@/engine/kernel/fault';
import type { Route } from '@/engine/kernel/route';
import type { Tx } from '@/lib/db/types';

/**
 * One thing a person, a program or the clock may cause. `authorise` says a literal yes or throws a fault; `perform` runs in one
 * transaction and may call other commands' `perform`. The route, the API document and the screens all come from this one value.
 */
export interface Command<Input = unknown, Output = unknown> {
  readonly name: string;
  readonly summary: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly route?: Route;
  /** Names in the output that are shown once and never remembered: tokens, secrets. */
  readonly secret?: readonly string[];
  /** What the command was done to, for the audit line: `record:<id>`. */
  subject?(input: Input, output: Output): string;
  /** Why it was done, in the words of whoever did it, for the audit line. */
  note?(input: Input): string;
  /** The revision of what was changed, as it is afterwards; whoever changes it next names this one. */
  revisionOf?(output: Output): number | null;
  authorise(tx: Tx, actor: Actor, input: Input): Promise<void> | void;
  perform(tx: Tx, actor: Actor, input: Input): Promise<Output>;
  /** What is written down when it was refused, in a transaction of its own; the refusal stays the answer. */
  refused?(tx: Tx, actor: Actor, refusal: { readonly input: NoInfer<Input>; readonly fault: Fault }): Promise<void>;
}

export function command<Input, Output>(definition: Command<Input, Output>): Command<Input, Output> {
  return definition;
}
