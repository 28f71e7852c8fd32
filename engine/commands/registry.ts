import type { Command } from './command';

/** Every command. The API, its document and the policy tests are made from this list. */
export const commands: readonly Command<never, unknown>[] = [];
