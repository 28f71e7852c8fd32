/** The kinds of refusal this folder speaks of; the engine knows more. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'refused'
  | 'conflict'
  | 'too-many'
  | 'not-found';

// The brand of the engine's `Fault`: this folder cannot import the engine, and whoever answers a request asks for the brand.
const BRAND = Symbol.for('pointwright.fault');

/** A refusal at the door; reads like a fault of the engine, text at `<area>.faults.<name>` in the catalogues. */
export class Refusal extends Error {
  readonly [BRAND] = true;
  readonly problems: readonly { readonly path: string; readonly code: string }[];

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    problems: readonly { readonly path: string; readonly code: string }[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
    this.problems = problems;
  }
}
