import type * as z from 'zod';
import type { Actor } from '@/engine/kernel/actor';
import type { Route } from '@/engine/kernel/route';
import type { Tx } from '@/lib/db/types';

/** One thing a screen or a program may ask. Permission is part of the question: `perform` puts it into the SQL. */
export interface Read<Input = unknown, Output = unknown> {
  readonly name: string;
  readonly summary: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly route?: Route;
  /** The revision of what is shown; null when there is nothing. Whoever changes it later names this one. */
  revisionOf?(output: Output): number | null;
  authorise(tx: Tx, actor: Actor, input: Input): Promise<void> | void;
  perform(tx: Tx, actor: Actor, input: Input): Promise<Output>;
}

export function read<Input, Output>(definition: Read<Input, Output>): Read<Input, Output> {
  return definition;
}
