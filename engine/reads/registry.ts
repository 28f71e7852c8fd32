import type { Read } from './read';

/** Every read. The API, its document and the policy tests are made from this list. */
export const reads: readonly Read<never, unknown>[] = [];
