import * as z from 'zod';
import { Fault } from '@/engine/kernel/fault';

const TAG = /^"(\d{1,15})"$/;

/** Does it take the revision its caller has read? */
export function takesRevision(input: z.ZodType): boolean {
  return input instanceof z.ZodObject && 'revision' in input.shape;
}

/** The input with the revision that `If-Match` names; refused where it could not be heeded, since the caller relies on it. */
export function withRevision(
  input: Readonly<Record<string, unknown>>,
  headers: Headers,
  schema: z.ZodType,
): Readonly<Record<string, unknown>> {
  const asked = headers.get('if-match')?.trim();
  if (!asked) return input;
  if (!takesRevision(schema)) throw new Fault('invalid', 'api.noRevisionHere');
  const [, text] = TAG.exec(asked) ?? [];
  const revision = Number(text);
  if (text === undefined || (input.revision !== undefined && input.revision !== revision)) {
    throw new Fault('invalid', 'api.badIfMatch');
  }
  return { ...input, revision };
}

/** What an answer shows, as `If-Match` takes it. */
export function revisionTag<Output>(
  { revisionOf }: { revisionOf?(output: Output): number | null },
  output: Output,
): Readonly<Record<string, string>> | undefined {
  const revision = revisionOf?.(output) ?? null;
  return revision === null ? undefined : { etag: `"${revision}"` };
}
