/** What every node knows: its place in the source (UTF-16 units, `to` exclusive) and how many levels stand below it. */
interface Placed {
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

export const BINARY_OPERATORS = ['=', '<>', '<', '<=', '>', '>=', '&', '+', '-', '*', '/', '^'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** The tree of a formula as written; types come later. */
export type Node =
  | (Placed & { readonly kind: 'number'; readonly digits: string })
  | (Placed & { readonly kind: 'text'; readonly text: string })
  | (Placed & { readonly kind: 'yesno'; readonly yes: boolean })
  | (Placed & { readonly kind: 'name'; readonly name: string })
  | (Placed & { readonly kind: 'negative'; readonly operand: Node })
  | (Placed & { readonly kind: 'percent'; readonly operand: Node })
  | (Placed & { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node })
  /** `name` is in capitals. */
  | (Placed & { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] });

/**
 * How tightly an operator binds, as in a spreadsheet: a sign binds tighter than a power (`-2^2` is 4), and operators of one strength
 * are read from the left (`2^3^2` is 64).
 */
export const POWERS: Readonly<Record<BinaryOperator, number>> = {
  '=': 10,
  '<>': 10,
  '<': 10,
  '<=': 10,
  '>': 10,
  '>=': 10,
  '&': 20,
  '+': 30,
  '-': 30,
  '*': 40,
  '/': 40,
  '^': 50,
};
export const SIGN_POWER = 60;
export const PERCENT_POWER = 70;
