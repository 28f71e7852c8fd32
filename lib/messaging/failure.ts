import { PrivateAddress } from '@/lib/outgoing/post-json';

/** Why a message did not leave; each has its text under `settings.messages.failures`. */
export const FAILURES = ['noSender', 'refused', 'privateAddress', 'unreachable'] as const;

export interface Failure {
  readonly code: (typeof FAILURES)[number];
  /** What the other side said, in its own words; for whoever looks after the gateway. */
  readonly detail: string | null;
}

/** The gateway was there and did not take the message. */
export class MessageRefused extends Error {}

/** What to note about an attempt that threw. */
export function failureOf(error: unknown): Failure {
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  if (error instanceof PrivateAddress) return { code: 'privateAddress', detail };
  return { code: wasRefused(error) ? 'refused' : 'unreachable', detail };
}

/** A mail server that answers says a number; one that cannot be reached says nothing. */
function wasRefused(error: unknown): boolean {
  if (error instanceof MessageRefused) return true;
  return typeof error === 'object' && error !== null && 'responseCode' in error;
}

/** One column holds both: the code, and after a colon the detail. */
export function writeFailure({ code, detail }: Failure): string {
  return detail ? `${code}: ${detail}` : code;
}

/** Reads back what `writeFailure` wrote; any other text is a detail whose reason nobody noted. */
export function readFailure(text: string): Failure {
  const [, word, detail] = /^(\w+)(?:: (.*))?$/s.exec(text) ?? [];
  const code = FAILURES.find((known) => known === word);
  return code ? { code, detail: detail ?? null } : { code: 'unreachable', detail: text };
}
