/** What kind of refusal a fault is; the HTTP status follows from it and from nothing else. */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

export type FaultParams = Readonly<Record<string, string | number | boolean | null>>;

/** One complaint about one place of an input: `path` is a JSON pointer such as `/fields/phone`. */
export interface Problem {
  readonly path: string;
  /** Stable code; its text is `problems.<code>` in the message catalogues. */
  readonly code: string;
  readonly params?: FaultParams;
}

// A brand instead of `instanceof`: the server entry and Next each load a copy of this module.
const BRAND = Symbol.for('pointwright.fault');

/** A refusal that a person or program can act on. Its text is `faults.<code>` in the message catalogues. */
export class Fault extends Error {
  readonly [BRAND] = true;
  constructor(
    readonly kind: FaultKind,
    readonly code: string,
    readonly params: FaultParams = {},
    readonly problems: readonly Problem[] = [],
  ) {
    super(`${code} ${JSON.stringify(params)}${problems.length ? ` ${JSON.stringify(problems.slice(0, 5))}` : ''}`);
    this.name = 'Fault';
  }

  /** The refusal behind this one; it is told after it. */
  because(cause: Fault): this {
    this.cause = cause;
    return this;
  }
}

export function isFault(error: unknown): error is Fault {
  return typeof error === 'object' && error !== null && BRAND in error;
}

/** Asserts what only a mistake of ours could break; the message is for us, never for a reader. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}
