/** The kinds of refusal this folder speaks of; the engine knows more. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'refused'
  | 'conflict'
  | 'too-many'
  | 'not-found';

/** One complaint about one place of the body; text at `<area>.problems.<name>`. */
export interface RefusalProblem {
  readonly path: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

// The brand of the engine's `Fault`: this folder cannot import the engine, and whoever answers a request asks for the brand.
const BRAND = Symbol.for('pointwright.fault');

/** A refusal at the door; reads like a fault of the engine, text at `<area>.faults.<name>` in the catalogues. */
export class Refusal extends Error {
  readonly [BRAND] = true;
  readonly problems: readonly RefusalProblem[];

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    problems: readonly RefusalProblem[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
    this.problems = problems;
  }
}
