import { Fault, isFault, type Problem } from '@/engine/kernel/fault';

interface SentFault {
  readonly fault: Pick<Fault, 'kind' | 'code' | 'params'> & { readonly problems: readonly Problem[] };
  readonly cause?: SentError;
}

interface SentMistake {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** The database's own code, which tells a full disk from a mistake of ours. */
  readonly code?: string;
  readonly cause?: SentError;
}

/** An error on its way to another thread: what is cloned there is neither a fault nor has a code. */
export type SentError = SentFault | SentMistake;

const DEEPEST = 5;

export function sendError(error: unknown, depth = 0): SentError {
  const { cause: behind } = Object(error) as { readonly cause?: unknown };
  const cause = behind === undefined || depth >= DEEPEST ? {} : { cause: sendError(behind, depth + 1) };
  if (isFault(error)) {
    const { kind, code, params, problems } = error;
    return { fault: { kind, code, params, problems }, ...cause };
  }
  const { name, message, stack, code } = Object(error) as Partial<Error> & { readonly code?: unknown };
  return {
    name: String(name ?? 'Error'),
    message: String(message ?? error),
    ...(stack !== undefined && { stack }),
    ...(code !== undefined && { code: String(code) }),
    ...cause,
  };
}

export function receiveError(sent: SentError): Error {
  const error = 'fault' in sent ? faultOf(sent) : mistakeOf(sent);
  if (sent.cause) error.cause = receiveError(sent.cause);
  return error;
}

function faultOf({ fault }: SentFault): Fault {
  return new Fault(fault.kind, fault.code, fault.params, fault.problems);
}

function mistakeOf({ name, message, stack, code }: SentMistake): Error {
  return Object.assign(new Error(message), { name, stack, ...(code !== undefined && { code }) });
}
