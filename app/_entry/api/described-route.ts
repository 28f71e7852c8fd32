import type * as z from 'zod';
import type { Route } from '@/engine/kernel/route';

/** One address of the API as its document shows it. */
export interface Described {
  readonly name: string;
  readonly summary: string;
  readonly route: Route;
  /** Parameters of path and query, and members of a JSON body. */
  readonly input: z.ZodType;
  /** What comes back as JSON. */
  readonly output?: z.ZodType;
  /** Present where an answer shows one thing that has a revision. */
  readonly revisionOf?: (output: never) => number | null;
  /** What comes back instead of JSON, and what is sent instead of it. */
  readonly bytes?: { readonly answer?: readonly string[]; readonly body?: string };
  readonly status?: 201;
  /** Takes an idempotency key. */
  readonly remembered: boolean;
}
