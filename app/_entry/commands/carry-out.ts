import type { Actor } from '@/engine/kernel/actor';

/** A command as it is asked for: all of it is data, so that another thread can carry it out. */
export interface CommandCall {
  readonly name: string;
  readonly actor: Actor;
  readonly input: Readonly<Record<string, unknown>>;
  readonly key?: string;
}

export interface CarriedOut {
  /** The output as JSON, and the headers that go with it. */
  readonly json: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Carries out a command, here or in another thread; throws what the command throws. */
export type CarryOut = (call: CommandCall) => Promise<CarriedOut>;
